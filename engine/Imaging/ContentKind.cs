namespace Bpp.Engine.Imaging;

/// <summary>What Bpp can do with a file's content.</summary>
internal enum ContentKind
{
    /// <summary>A still image that Bpp decodes.</summary>
    Photo,

    /// <summary>A video: recorded, not decoded.</summary>
    Video,

    /// <summary>An image of a format that Bpp does not read.</summary>
    UnreadImage,

    /// <summary>Something known that is no image, e.g. a PDF document.</summary>
    NotAnImage,

    /// <summary>Nothing that the sniffer knows.</summary>
    Unknown,
}
