using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;
using ImageMagick;
using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>
/// Decodes HEIC (HEVC), which the bundled libvips cannot. The container's rotation (irot, imir) is applied by the decoder;
/// an EXIF orientation in such a file repeats it for information and must not be applied again (ISO/IEC 23008-12, A.2.1).
/// </summary>
internal sealed class HeicDecoder(DecodeLimits limits, MemoryBudget budget)
{
    // Measured on 12 to 16 megapixel iPhone and Nokia photos: planes of libheif, RGB of ImageMagick, tiles in flight.
    private const int WorkingBytesPerPixel = 12;

    public DecodedPhoto Decode(string path, FileSignature content, int maxLongSide, CancellationToken cancellationToken)
    {
        using var turn = Enter(path, content, cancellationToken);
        using var image = Read(path, content);
        return new DecodedPhoto
        {
            Frame = ToFrame(image, content, maxLongSide),
            Format = content.Format,
            Width = (int)image.Width,
            Height = (int)image.Height,
            Orientation = ExifOrientation(image),
        };
    }

    /// <summary>The whole picture in ImageMagick's memory. The caller has passed the gate.</summary>
    public static MagickImage Read(string path, FileSignature content)
    {
        MagickRuntime.EnsureStarted();
        var bytes = OriginalFile.ReadAll(path, PhotoStage.Decode);
        try
        {
            return new MagickImage(bytes, new MagickReadSettings { Format = MagickFormat.Heic, FrameIndex = 0, FrameCount = 1 });
        }
        catch (MagickException e)
        {
            throw DecodeErrors.Undecodable(content.Words, e);
        }
    }

    /// <summary>Refuses too large pictures by the header; waits until there is memory for this one. Leave by disposing.</summary>
    public IDisposable? Enter(string path, FileSignature content, CancellationToken cancellationToken)
    {
        VipsRuntime.EnsureStarted();
        using var source = VipsDecoder.Open(path);
        var header = HeaderGate.Read(source, content, limits);
        var working = header.Pixels * WorkingBytesPerPixel;
        HeaderGate.CheckMemory(working, header.Pixels, content, limits);
        return budget.Enter(working, cancellationToken);
    }

    private static Frame ToFrame(MagickImage image, FileSignature content, int maxLongSide)
    {
        try
        {
            return MagickPixels.ToFrame(image, maxLongSide);
        }
        catch (Exception e) when (e is MagickException or VipsException)
        {
            throw DecodeErrors.Undecodable(content.Words, e);
        }
    }

    private static int ExifOrientation(MagickImage image)
    {
        try
        {
            return image.GetExifProfile()?.GetValue(ExifTag.Orientation)?.Value is >= 1 and <= 8 and var stored ? stored : 1;
        }
        catch (MagickException)
        {
            return 1;
        }
    }
}
