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
    public DecodedPhoto? TryDecode(string path, FileSignature content, int maxLongSide, CancellationToken cancellationToken) =>
        TryUse(
            path,
            content,
            (image, orientation) => new DecodedPhoto
            {
                Frame = MagickPixels.ToFrame(image, maxLongSide),
                Format = content.Format,
                Width = (int)image.Width,
                Height = (int)image.Height,
                Orientation = orientation,
            },
            cancellationToken);

    /// <summary>Hands the whole picture over, upright and in sRGB or grey, with the orientation that it had; it lives only inside <paramref name="use"/>.</summary>
    /// <returns>Null if ImageMagick cannot read it either.</returns>
    /// <exception cref="PhotoException">Too large.</exception>
    public T? TryUse<T>(string path, FileSignature content, Func<MagickImage, int, T> use, CancellationToken cancellationToken)
        where T : class
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
            using var image = new MagickImage();
            return TryRead(image, path) ? use(image, MakeUpright(image)) : null;
        }
        catch (Exception e) when (e is MagickException or VipsException)
        {
            return null;
        }
    }

    private static bool TryRead(MagickImage image, string path)
    {
        var isClean = true;
        image.Warning += (_, warning) => isClean &= IsAboutTags(warning.Message);
        MagickFile.Read(image, path, Settings());
        // Lab and CMYK: libvips takes over three bands as RGB.
        if (isClean && image.ColorSpace is not (ColorSpace.sRGB or ColorSpace.Gray) && !image.TransformColorSpace(ColorProfiles.SRGB))
            image.ColorSpace = ColorSpace.sRGB;
        return isClean;
    }

    private static int MakeUpright(MagickImage image)
    {
        var orientation = (int)image.Orientation is >= 1 and <= 8 and var stored ? stored : 1;
        image.AutoOrient();
        return orientation;
    }

    // Private tags and odd tag values are everywhere and cost no pixel.
    private static bool IsAboutTags(string message) => message.Contains("tag", StringComparison.OrdinalIgnoreCase);

    private static MagickReadSettings Settings() => new() { Format = MagickFormat.Tiff, FrameIndex = 0, FrameCount = 1 };
}
