using Bpp.Engine.Import;

namespace Bpp.Engine.Imaging;

/// <summary>Compares what a name promises with what the content is.</summary>
internal static class ExtensionCheck
{
    /// <summary>A sentence for the user, or null when name and content agree or the extension promises nothing.</summary>
    public static string? Warning(string extension, FileSignature content)
    {
        var promised = Promised(extension);
        if (promised is ImageFormat.Unknown || promised == content.Format)
            return null;
        if (extension is "heif" && content.Format is ImageFormat.Avif)
            return null;
        return $"The name ends in .{extension}, but the content is {content.Words}. It was read by its content; rename it so that other programs can open it.";
    }

    private static ImageFormat Promised(string extension) => extension switch
    {
        "jpg" or "jpeg" or "jpe" or "jfif" or "mpo" => ImageFormat.Jpeg,
        "png" or "apng" => ImageFormat.Png,
        "webp" => ImageFormat.Webp,
        "tif" or "tiff" => ImageFormat.Tiff,
        "avif" => ImageFormat.Avif,
        "gif" => ImageFormat.Gif,
        "heic" or "heif" => ImageFormat.Heic,
        _ when PhotoExtensions.Raw.Contains(extension) => ImageFormat.Raw,
        _ when PhotoExtensions.Video.Contains(extension) => ImageFormat.Video,
        _ => ImageFormat.Unknown,
    };
}
