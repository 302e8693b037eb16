using Bpp.Engine.Pipeline;
using ImageMagick;
using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>
/// Decodes the TIFF kinds that libvips refuses (12 bits, tiles with a plane a colour, …) with ImageMagick, behind the same limits.
/// Whatever ImageMagick complains about is left undecodable: it would fill what is missing with black.
/// </summary>
internal sealed class TiffFallback(DecodeLimits limits, MemoryBudget budget)
{
    // ImageMagick's pixels with their cache, libtiff's tiles, and the upright copy.
    private const int WorkingBytesPerPixel = 16;

    /// <returns>Null if ImageMagick cannot read it either.</returns>
    /// <exception cref="PhotoException">Too large.</exception>
    public DecodedPhoto? TryDecode(string path, FileSignature content, int maxLongSide, CancellationToken cancellationToken)
    {
        MagickRuntime.EnsureStarted();
        VipsRuntime.EnsureStarted();
        try
        {
            using var header = new MagickImage();
            MagickFile.Ping(header, path, Settings());
            HeaderGate.Check(header.Width, header.Height, limits);
            var pixels = (long)header.Width * header.Height;
            HeaderGate.CheckMemory(pixels * WorkingBytesPerPixel, pixels, content, limits);
            using var turn = budget.Enter(pixels * WorkingBytesPerPixel, cancellationToken);
            return Read(path, content, maxLongSide);
        }
        catch (Exception e) when (e is MagickException or VipsException)
        {
            return null;
        }
    }

    private static DecodedPhoto? Read(string path, FileSignature content, int maxLongSide)
    {
        using var image = new MagickImage();
        var isClean = true;
        image.Warning += (_, warning) => isClean &= IsAboutTags(warning.Message);
        MagickFile.Read(image, path, Settings());
        if (!isClean)
            return null;
        var orientation = (int)image.Orientation is >= 1 and <= 8 and var stored ? stored : 1;
        image.AutoOrient();
        var frame = MagickPixels.ToFrame(image, maxLongSide);
        return new DecodedPhoto
        {
            Frame = frame,
            Format = content.Format,
            Width = (int)image.Width,
            Height = (int)image.Height,
            Orientation = orientation,
        };
    }

    // Private tags and odd tag values are everywhere and cost no pixel.
    private static bool IsAboutTags(string message) => message.Contains("tag", StringComparison.OrdinalIgnoreCase);

    private static MagickReadSettings Settings() => new() { Format = MagickFormat.Tiff, FrameIndex = 0, FrameCount = 1 };
}
