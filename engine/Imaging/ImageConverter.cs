using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;
using ImageMagick;
using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>
/// Makes a JPEG, PNG, WebP or AVIF copy of any photo that Bpp reads: upright, sRGB, at most the wanted size, with its metadata or without any.
/// Of an animation, the first frame. Thread-safe; never touches the original.
/// </summary>
public static class ImageConverter
{
    // One for the process: a gallery renders on all cores, and pictures in whole must take turns there as in an analysis.
    private static readonly MemoryBudget Budget = new(new DecodeLimits().SharedWorkingBytes);

    /// <summary>Converts in memory.</summary>
    /// <returns>The bytes of a complete file.</returns>
    /// <exception cref="PhotoException">The source cannot be read or decoded, or is too large.</exception>
    public static byte[] Convert(string sourcePath, ConvertOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Quality, 100);
        cancellationToken.ThrowIfCancellationRequested();
        VipsRuntime.EnsureStarted();
        var content = PhotoDecoder.Identify(sourcePath, options.Limits);
        if (content.Kind != ContentKind.Photo)
            throw DecodeErrors.NotAPhoto(content, PhotoExtensions.Of(sourcePath));
        try
        {
            return content.Format switch
            {
                ImageFormat.Heic => FromHeic(sourcePath, content, options, cancellationToken),
                ImageFormat.Raw => FromRaw(sourcePath, content, options, cancellationToken),
                ImageFormat.Tiff => FromTiff(sourcePath, content, options, cancellationToken),
                _ => FromVips(sourcePath, content, options, cancellationToken),
            };
        }
        catch (Exception e) when (e is VipsException or MagickException)
        {
            throw DecodeErrors.Undecodable(content.Words, e);
        }
    }

    /// <summary>Converts in memory, then writes: a full disk surfaces as the stream's own <see cref="IOException"/>.</summary>
    public static void Convert(string sourcePath, Stream destination, ConvertOptions options, CancellationToken cancellationToken = default)
    {
        destination.Write(Convert(sourcePath, options, cancellationToken));
    }

    private static byte[] FromVips(string path, FileSignature content, ConvertOptions options, CancellationToken cancellationToken)
    {
        using var source = VipsDecoder.Open(path);
        var header = HeaderGate.Read(source, content, options.Limits);
        var working = VipsDecoder.WorkingBytes(content.Format, header);
        HeaderGate.CheckMemory(working, header.Pixels, content, options.Limits);
        using var turn = Budget.Enter(working, cancellationToken);
        return FromSource(source, header, header.Orientation, options);
    }

    private static byte[] FromTiff(string path, FileSignature content, ConvertOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return FromVips(path, content, options, cancellationToken);
        }
        catch (Exception e) when (e is VipsException or PhotoException { Reason: FailureReason.Undecodable })
        {
            if (new TiffFallback(options.Limits, Budget).TryUse(path, content, (image, _) => FromMagick(image, options), cancellationToken) is { } bytes)
                return bytes;
            throw;
        }
    }

    private static byte[] FromHeic(string path, FileSignature content, ConvertOptions options, CancellationToken cancellationToken)
    {
        using var turn = new HeicDecoder(options.Limits, Budget).Enter(path, content, cancellationToken);
        using var image = HeicDecoder.Read(path, content);
        return FromMagick(image, options);
    }

    private static byte[] FromRaw(string path, FileSignature content, ConvertOptions options, CancellationToken cancellationToken)
    {
        var raw = new RawDecoder(options.Limits, Budget);
        var (image, preview, orientation, turn) = raw.ReadForExport(path, content, options.MaxLongSide, cancellationToken);
        using (turn)
        using (image)
        {
            if (image is not null)
                return FromMagick(image, options);
            using var source = Source.NewFromMemory(preview!);
            var header = HeaderGate.Read(source, content, options.Limits);
            return FromSource(source, header, header.Orientation != 1 ? header.Orientation : orientation, options);
        }
    }

    private static byte[] FromSource(Source source, ImageHeader header, int orientation, ConvertOptions options)
    {
        var isWhole = options.MaxLongSide is not { } side || side >= Math.Max(header.Width, header.Height);
        // Turning needs the whole picture; otherwise rows stream from decoder to encoder.
        using var loaded = isWhole
            ? Image.NewFromSource(source, access: orientation == 1 ? Enums.Access.Sequential : Enums.Access.Random, failOn: Enums.FailOn.None)
            : Image.ThumbnailSource(source, options.MaxLongSide!.Value, height: options.MaxLongSide, size: Enums.Size.Down, noRotate: true, optionString: VipsDecoder.Tolerant);
        using var upright = orientation == 1 ? loaded.Copy() : RawDecoder.Turn(loaded, orientation);
        return Save(upright, header.HasForeignProfile, options);
    }

    private static byte[] FromMagick(MagickImage image, ConvertOptions options) =>
        MagickPixels.Use(image, pixels =>
        {
            using var described = options.KeepMetadata ? MagickMetadata.CopyTo(image, pixels) : pixels.Copy();
            if (options.MaxLongSide is not { } side || side >= Math.Max(image.Width, image.Height))
                return Save(described, described.Contains(IccProfile.Field), options);
            using var small = described.ThumbnailImage(side, height: side, size: Enums.Size.Down, noRotate: true);
            return Save(small, small.Contains(IccProfile.Field), options);
        });

    private static byte[] Save(Image upright, bool hasProfile, ConvertOptions options)
    {
        using var srgb = hasProfile ? TryToSrgb(upright) : upright.Copy();
        using var shaped = options.Format == ConvertFormat.Jpeg ? VipsPixels.ToRgb8(srgb) : VipsPixels.ToSrgb8(srgb);
        return VipsEncoder.Encode(shaped, options.Format, options.Quality, options.KeepMetadata);
    }

    private static Image TryToSrgb(Image image)
    {
        try
        {
            return image.IccTransform("srgb", embedded: true, intent: Enums.Intent.Relative);
        }
        catch (VipsException)
        {
            return image.Copy();
        }
    }
}
