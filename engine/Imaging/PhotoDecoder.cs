using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Imaging;

/// <summary>Decodes every format that Bpp reads: looks at the content first, then routes to libvips or ImageMagick.</summary>
public sealed class PhotoDecoder : IPhotoDecoder
{
    private readonly DecodeLimits _limits;
    private readonly VipsDecoder _vips;
    private readonly HeicDecoder _heic;
    private readonly RawDecoder _raw;
    private readonly TiffFallback _tiff;

    public PhotoDecoder()
        : this(new DecodeLimits())
    {
    }

    public PhotoDecoder(DecodeLimits limits)
    {
        _limits = limits;
        var budget = new MemoryBudget(limits.SharedWorkingBytes);
        _vips = new VipsDecoder(limits, budget);
        _heic = new HeicDecoder(limits, budget);
        _raw = new RawDecoder(limits, budget);
        _tiff = new TiffFallback(limits, budget);
    }

    public int Version => 2;

    public DecodedPhoto Decode(string path, int maxLongSide, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLongSide);
        cancellationToken.ThrowIfCancellationRequested();
        var content = Identify(path, _limits);
        var extension = PhotoExtensions.Of(path);
        var decoded = content.Kind switch
        {
            ContentKind.Photo => DecodePhoto(path, content, maxLongSide, cancellationToken),
            ContentKind.Video => new DecodedPhoto { Frame = null, Format = ImageFormat.Video, Width = 0, Height = 0 },
            _ => throw DecodeErrors.NotAPhoto(content, extension),
        };
        return ExtensionCheck.Warning(extension, content) is { } warning ? decoded with { Warning = warning } : decoded;
    }

    private DecodedPhoto DecodePhoto(string path, FileSignature content, int maxLongSide, CancellationToken cancellationToken) =>
        content.Format switch
        {
            ImageFormat.Heic => _heic.Decode(path, content, maxLongSide, cancellationToken),
            ImageFormat.Raw => _raw.Decode(path, content, maxLongSide, cancellationToken),
            ImageFormat.Tiff => DecodeTiff(path, content, maxLongSide, cancellationToken),
            _ => _vips.Decode(path, content, maxLongSide, cancellationToken),
        };

    private DecodedPhoto DecodeTiff(string path, FileSignature content, int maxLongSide, CancellationToken cancellationToken)
    {
        try
        {
            return _vips.Decode(path, content, maxLongSide, cancellationToken);
        }
        catch (PhotoException e) when (e.Reason == FailureReason.Undecodable)
        {
            if (_tiff.TryDecode(path, content, maxLongSide, cancellationToken) is { } decoded)
                return decoded;
            throw;
        }
    }

    internal static FileSignature Identify(string path, DecodeLimits limits)
    {
        using var handle = OriginalFile.Open(path, PhotoStage.Decode);
        try
        {
            var bytes = RandomAccess.GetLength(handle);
            var content = FormatSniffer.Sniff(handle, path);
            return content.Kind == ContentKind.Photo && bytes > limits.MaxFileBytes
                ? throw DecodeErrors.TooManyBytes(bytes, limits)
                : content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OriginalFile.Unreadable(PhotoStage.Decode, e);
        }
    }
}
