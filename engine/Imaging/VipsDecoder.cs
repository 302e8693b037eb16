using Bpp.Engine.Pipeline;
using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>Decodes JPEG, PNG, WebP, TIFF, AVIF and GIF, shrinking while loading.</summary>
internal sealed class VipsDecoder(DecodeLimits limits, MemoryBudget budget)
{
    // As loader options, because thumbnail_source ignores its own fail_on argument (libvips 8.18.7).
    internal const string Strict = "[fail_on=truncated]";
    internal const string Tolerant = "[fail_on=none]";

    // JPEG data that is corrupt in the middle is a mere warning to libjpeg, like harmless bytes between two segments.
    private const string Wary = "[fail_on=warning]";
    private static readonly string[] LossyWarnings = ["bad Huffman code", "premature end of data segment", "instead of RST"];

    // libvips keeps one text of errors for the whole process: a decode that fails on another thread takes ours away or adds its own.
    // So the reason is asked for again, one photo at a time, and once more where the answer went to somebody else.
    private const string JpegMessages = "VipsJpeg";
    private const int MostLooks = 4;
    private static readonly Lock Diagnosis = new();

    private const string SrgbProfile = "srgb";

    public DecodedPhoto Decode(string path, FileSignature content, int maxLongSide, CancellationToken cancellationToken)
    {
        VipsRuntime.EnsureStarted();
        // A source, not a file name: libvips would read "name.jpg[page=2]" as a name with options.
        using var source = Open(path);
        var header = HeaderGate.Read(source, content, limits);
        var working = WorkingBytes(content.Format, header);
        HeaderGate.CheckMemory(working, header.Pixels, content, limits);
        using var turn = budget.Enter(working, cancellationToken);
        var (frame, damage) = Thumbnail(source, header, content, maxLongSide, cancellationToken);
        return new DecodedPhoto
        {
            Frame = frame,
            Format = content.Format,
            Width = header.UprightWidth,
            Height = header.UprightHeight,
            Orientation = header.Orientation,
            Damage = damage,
        };
    }

    internal static Source Open(string path)
    {
        try
        {
            return Source.NewFromFile(path);
        }
        catch (VipsException e)
        {
            throw new PhotoException(PhotoStage.Decode, FailureReason.Unreadable, "The file cannot be opened. Check its permissions and its disk.", e);
        }
    }

    /// <summary>Bytes a decode holds beyond a few rows; 0 where the format streams.</summary>
    internal static long WorkingBytes(ImageFormat format, ImageHeader header) => format switch
    {
        // All DCT coefficients, 16 bits each, until the last scan is in.
        ImageFormat.Jpeg => header.IsInterlaced ? header.Pixels * header.BytesPerPixel * 2 : 0,
        ImageFormat.Png => header.IsInterlaced ? header.Pixels * header.BytesPerPixel : 0,
        ImageFormat.Webp or ImageFormat.Gif => header.Pixels * 4,
        // Decoded planes and RGB; 26 bytes a pixel were measured at 10 bits.
        ImageFormat.Avif => header.Pixels * header.BytesPerPixel * 4,
        ImageFormat.Tiff => header.Pixels * header.BytesPerPixel,
        _ => 0,
    };

    private static (Frame Frame, string? Damage) Thumbnail(
        Source source, ImageHeader header, FileSignature content, int maxLongSide, CancellationToken cancellationToken)
    {
        var isJpeg = content.Format == ImageFormat.Jpeg;
        var whole = TryShrink(source, header, content.Format, maxLongSide, isJpeg ? Wary : Strict, header.HasForeignProfile, out _);
        if (whole is null && !(isJpeg && LosesPixels(source, header, maxLongSide)))
        {
            // A harmless warning, the colour profile's fault, or missing data: find out which.
            if (isJpeg)
                whole = TryShrink(source, header, content.Format, maxLongSide, Strict, header.HasForeignProfile, out _);
            if (whole is null && header.HasForeignProfile)
                whole = TryShrink(source, header, content.Format, maxLongSide, Strict, useProfile: false, out _);
        }

        if (whole is not null)
            return (whole, null);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var frame = Shrink(source, header, content.Format, maxLongSide, Tolerant, useProfile: false);
            if (!frame.IsBlank())
                return (frame, "Part of the picture is missing: its data breaks off or is corrupt.");
            frame.Dispose();
        }
        catch (VipsException e)
        {
            throw DecodeErrors.Undecodable(content.Words, e);
        }

        throw DecodeErrors.NothingRecovered(content.Words);
    }

    /// <summary>A JPEG that gave a warning has lost pixels to it.</summary>
    private static bool LosesPixels(Source source, ImageHeader header, int maxLongSide)
    {
        lock (Diagnosis)
        {
            for (var look = 0; look < MostLooks; look++)
            {
                using var frame = TryShrink(source, header, ImageFormat.Jpeg, maxLongSide, Wary, useProfile: false, out var complaint);
                if (frame is not null)
                    return false; // it was the colour profile's fault
                if (complaint.Contains(JpegMessages, StringComparison.Ordinal))
                    return LossyWarnings.Any(words => complaint.Contains(words, StringComparison.Ordinal));
            }
        }

        return false;
    }

    private static Frame? TryShrink(Source source, ImageHeader header, ImageFormat format, int maxLongSide, string loading, bool useProfile, out string complaint)
    {
        try
        {
            complaint = "";
            return Shrink(source, header, format, maxLongSide, loading, useProfile);
        }
        catch (VipsException e)
        {
            complaint = e.Message;
            return null;
        }
    }

    private static Frame Shrink(Source source, ImageHeader header, ImageFormat format, int maxLongSide, string loading, bool useProfile)
    {
        using var thumbnail = ShrinkOnLoad.Load(source, header, format, maxLongSide, loading, useProfile ? SrgbProfile : null);
        using var rgb = VipsPixels.ToRgb8(thumbnail);
        return VipsPixels.ToFrame(rgb);
    }
}
