namespace Bpp.Engine.Imaging;

/// <summary>What a file's first bytes say it is. Stored in lower case.</summary>
public enum ImageFormat
{
    Unknown,
    Jpeg,
    Png,
    Webp,
    Tiff,
    Avif,
    Gif,
    Heic,
    Raw,
    Video,
}
