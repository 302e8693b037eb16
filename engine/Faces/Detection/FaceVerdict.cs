namespace Bpp.Engine.Faces.Detection;

/// <summary>What a second look says of a proposed face.</summary>
internal enum FaceVerdict
{
    NoFace,

    /// <summary>A face for all that is known, but one that a dog might have.</summary>
    Doubtful,

    Face,
}
