namespace Bpp.Engine.Sharing;

/// <summary>Which pictures devices get, from the most private to the least.</summary>
public enum SharedPictures
{
    /// <summary>JPEGs of at most 1600 pixels, without any metadata.</summary>
    Previews,

    /// <summary>Previews, and originals as downloads from which all metadata, GPS included, was taken.</summary>
    Stripped,

    /// <summary>Previews, and originals as they are.</summary>
    Originals,
}
