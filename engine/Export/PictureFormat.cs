using Bpp.Engine.Imaging;

namespace Bpp.Engine.Export;

/// <summary>Formats an exported picture can be encoded in.</summary>
public enum PictureFormat
{
    Jpeg,
    Png,
    Webp,
    Avif,
}

internal static class PictureFormats
{
    public static string Extension(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => ".jpg",
        PictureFormat.Png => ".png",
        PictureFormat.Webp => ".webp",
        _ => ".avif",
    };

    /// <summary>The encoder nearest to what the original is; JPEG where there is none.</summary>
    public static PictureFormat Nearest(ImageFormat format) => format switch
    {
        ImageFormat.Png => PictureFormat.Png,
        ImageFormat.Webp => PictureFormat.Webp,
        ImageFormat.Avif => PictureFormat.Avif,
        _ => PictureFormat.Jpeg,
    };
}
