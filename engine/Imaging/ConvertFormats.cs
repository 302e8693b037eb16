namespace Bpp.Engine.Imaging;

/// <summary>What goes with each format that Bpp writes.</summary>
internal static class ConvertFormats
{
    /// <summary>The file extension, with its dot.</summary>
    public static string Extension(this ConvertFormat format) => format switch
    {
        ConvertFormat.Jpeg => ".jpg",
        ConvertFormat.Png => ".png",
        ConvertFormat.Webp => ".webp",
        _ => ".avif",
    };

    /// <summary>The encoder nearest to what the original is; JPEG where there is none.</summary>
    public static ConvertFormat Nearest(ImageFormat format) => format switch
    {
        ImageFormat.Png => ConvertFormat.Png,
        ImageFormat.Webp => ConvertFormat.Webp,
        ImageFormat.Avif => ConvertFormat.Avif,
        _ => ConvertFormat.Jpeg,
    };
}
