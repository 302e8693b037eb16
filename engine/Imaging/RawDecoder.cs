using Bpp.Engine.Pipeline;
using ImageMagick;
using ImageMagick.Formats;
using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>
/// Decodes camera RAW files through LibRaw. The camera's embedded preview is preferred when it is large enough: it is what the
/// photographer saw, and takes a tenth of a demosaic.
/// </summary>
internal sealed class RawDecoder(DecodeLimits limits, MemoryBudget budget)
{
    /// <summary>A preview with this long side replaces demosaicing even where more was asked for.</summary>
    private const int GoodPreview = 1024;

    // LibRaw's 16-bit planes before and after demosaicing, plus ImageMagick's copy.
    private const int WorkingBytesPerPixel = 20;

    private const string PreviewProfile = "dng:thumbnail";

    private static readonly FileSignature Preview = FileSignature.Photo(ImageFormat.Jpeg, "a RAW file's embedded preview");

    public DecodedPhoto Decode(string path, FileSignature content, int maxLongSide, CancellationToken cancellationToken)
    {
        MagickRuntime.EnsureStarted();
        VipsRuntime.EnsureStarted();
        var structure = RawStructure.Read(path);
        var (width, height, preview) = Probe(path, content);
        if (preview is not null && TryPreview(preview, structure, Math.Min(maxLongSide, GoodPreview), maxLongSide) is { } shown)
        {
            // LibRaw reports the sensor's width and height; the preview knows which way is up.
            var isTurned = shown.Height > shown.Width != height > width;
            return shown with
            {
                Format = ImageFormat.Raw,
                Width = isTurned ? height : width,
                Height = isTurned ? width : height,
                Orientation = structure.Orientation,
                Damage = structure.Damage,
                FromPreview = true,
            };
        }

        cancellationToken.ThrowIfCancellationRequested();
        var pixels = (long)width * height;
        HeaderGate.CheckMemory(pixels * WorkingBytesPerPixel, pixels, content, limits);
        using var turn = budget.Enter(pixels * WorkingBytesPerPixel, cancellationToken);
        using var image = Demosaic(path, content);
        return new DecodedPhoto
        {
            Frame = ToFrame(image, content, maxLongSide, mayBeBlank: structure.Damage is null),
            Format = ImageFormat.Raw,
            Width = (int)image.Width,
            Height = (int)image.Height,
            Orientation = structure.Orientation,
            Damage = structure.Damage,
        };
    }

    /// <summary>
    /// The picture for an export at <paramref name="maxLongSide"/> (null: as large as it gets), upright; <c>Turn</c> is held while it is used.
    /// </summary>
    public (MagickImage? Image, byte[]? PreviewJpeg, int Orientation, IDisposable? Turn) ReadForExport(
        string path, FileSignature content, int? maxLongSide, CancellationToken cancellationToken)
    {
        MagickRuntime.EnsureStarted();
        VipsRuntime.EnsureStarted();
        var (width, height, preview) = Probe(path, content);
        var wanted = Math.Min(maxLongSide ?? int.MaxValue, Math.Max(width, height) * 9 / 10);
        if (preview is not null && PreviewLongSide(preview) >= wanted)
            return (null, preview, RawStructure.Read(path).Orientation, null);
        var pixels = (long)width * height;
        HeaderGate.CheckMemory(pixels * WorkingBytesPerPixel, pixels, content, limits);
        var turn = budget.Enter(pixels * WorkingBytesPerPixel, cancellationToken);
        try
        {
            return (Demosaic(path, content), null, 1, turn);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    private (int Width, int Height, byte[]? Preview) Probe(string path, FileSignature content)
    {
        try
        {
            using var image = new MagickImage();
            MagickFile.Ping(image, path, new MagickReadSettings
            {
                Format = MagickFormat.Dng,
                Defines = new DngReadDefines { ReadThumbnail = true },
            });
            HeaderGate.Check(image.Width, image.Height, limits);
            return ((int)image.Width, (int)image.Height, image.GetProfile(PreviewProfile)?.ToByteArray());
        }
        catch (MagickException e)
        {
            throw DecodeErrors.Undecodable(content.Words, e);
        }
    }

    private DecodedPhoto? TryPreview(byte[] jpeg, RawStructure structure, int atLeast, int maxLongSide)
    {
        try
        {
            if (PreviewLongSide(jpeg) < atLeast)
                return null;
            using var source = Source.NewFromMemory(jpeg);
            var header = HeaderGate.Read(source, Preview, limits);
            var orientation = header.Orientation != 1 ? header.Orientation : structure.Orientation;
            using var thumbnail = ShrinkOnLoad.Load(
                source, header, ImageFormat.Jpeg, maxLongSide, VipsDecoder.Strict, header.HasForeignProfile ? "srgb" : null, upright: false);
            using var upright = Turn(thumbnail, orientation);
            using var rgb = VipsPixels.ToRgb8(upright);
            var frame = VipsPixels.ToFrame(rgb);
            return new DecodedPhoto { Frame = frame, Format = ImageFormat.Raw, Width = frame.Width, Height = frame.Height };
        }
        catch (Exception e) when (e is VipsException or PhotoException)
        {
            return null;
        }
    }

    /// <summary>Applies an EXIF orientation to pixels that may not carry it themselves.</summary>
    internal static Image Turn(Image image, int orientation)
    {
        // Rows that stream from a decoder come in one order only, and turning asks for them in another.
        using var whole = orientation == 1 ? image.Copy() : image.CopyMemory();
        using var tagged = whole.Mutate(m => m.Set(GValue.GIntType, "orientation", orientation));
        using var turned = tagged.Autorot();
        return turned.CopyMemory();
    }

    private static int PreviewLongSide(byte[] jpeg)
    {
        if (!jpeg.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return 0;
        try
        {
            using var source = Source.NewFromMemory(jpeg);
            var header = ImageHeader.Read(source);
            return Math.Max(header.Width, header.Height);
        }
        catch (VipsException)
        {
            return 0;
        }
    }

    private static MagickImage Demosaic(string path, FileSignature content)
    {
        try
        {
            var image = new MagickImage();
            MagickFile.Read(image, path, new MagickReadSettings
            {
                Format = MagickFormat.Dng,
                Defines = new DngReadDefines { UseCameraWhiteBalance = true, InterpolationQuality = DngInterpolation.Linear },
            });
            return image;
        }
        catch (MagickException e)
        {
            throw DecodeErrors.Undecodable(content.Words, e);
        }
    }

    private static Frame ToFrame(MagickImage image, FileSignature content, int maxLongSide, bool mayBeBlank)
    {
        try
        {
            var frame = MagickPixels.ToFrame(image, maxLongSide);
            if (mayBeBlank || !frame.IsBlank())
                return frame;
            frame.Dispose();
        }
        catch (Exception e) when (e is MagickException or VipsException)
        {
            throw DecodeErrors.Undecodable(content.Words, e);
        }

        throw DecodeErrors.NothingRecovered(content.Words);
    }
}
