using System.Buffers;

namespace Bpp.Engine.Imaging;

/// <summary>
/// The one decoded copy of a photo's pixels that every measurement shares:
/// <c>[H×W×3]</c> RGB, 8-bit, interleaved, row-major, sRGB, upright, long side at most the requested size.
/// The buffer is pooled; dispose the frame when the last consumer is done.
/// </summary>
public sealed class Frame : IDisposable
{
    private byte[]? _buffer;

    /// <summary>Rents a frame of the given size; its pixels are undefined until written.</summary>
    public Frame(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Width = width;
        Height = height;
        _buffer = ArrayPool<byte>.Shared.Rent(checked(width * height * 3));
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Exactly <c>Width · Height · 3</c> bytes.</summary>
    public Span<byte> Pixels => Buffer.AsSpan(0, Width * Height * 3);

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(Frame));

    /// <summary>Copies tightly packed RGB pixels into a new frame.</summary>
    public static Frame From(int width, int height, ReadOnlySpan<byte> rgb)
    {
        var frame = new Frame(width, height);
        rgb[..(width * height * 3)].CopyTo(frame.Pixels);
        return frame;
    }

    /// <summary>
    /// Nearly every pixel has one and the same value: what a tolerant decoder fills in where there is no picture.
    /// Looks at the colours of the corners and the centre, one of which the filling must have.
    /// </summary>
    internal bool IsBlank()
    {
        const double Nearly = 0.98;
        ReadOnlySpan<int> probes = [0, Width - 1, (Height - 1) * Width, (Height * Width) - 1, ((Height / 2) * Width) + (Width / 2)];
        foreach (var probe in probes)
        {
            if (CountEqual(Pixels, Pixels.Slice(probe * 3, 3)) >= Nearly * Width * Height)
                return true;
        }

        return false;
    }

    private static int CountEqual(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> value)
    {
        var count = 0;
        for (var at = 0; at < pixels.Length; at += 3)
        {
            if (pixels[at] == value[0] && pixels[at + 1] == value[1] && pixels[at + 2] == value[2])
                count++;
        }

        return count;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
