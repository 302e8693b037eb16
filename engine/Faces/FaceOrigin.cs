namespace Bpp.Engine.Faces;

/// <summary>Who says that there is a face.</summary>
public enum FaceOrigin
{
    Detected,

    /// <summary>The user drew the box.</summary>
    Drawn,

    /// <summary>The file's own metadata names a region.</summary>
    File,
}
