using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bpp.Engine.Measuring;

/// <summary>A <c>[H×W]</c> 8-bit luma image that keeps its memory between photos. At least <see cref="MinSide"/> px a side.</summary>
internal sealed class LumaPlane
{
    /// <summary>Smaller frames are mirrored up to this, so that every pyramid level holds a whole tile and no filter needs a special case.</summary>
    public const int MinSide = 40;

    private byte[] _pixels = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    public ReadOnlySpan<byte> Pixels => _pixels.AsSpan(0, Width * Height);

    public ReadOnlySpan<byte> Row(int y) => _pixels.AsSpan(y * Width, Width);

    /// <summary>Rec. 601 luma of packed RGB, as (77 R + 150 G + 29 B + 128) / 256.</summary>
    public void SetFromRgb(ReadOnlySpan<byte> rgb, int width, int height)
    {
        Resize(Math.Max(width, MinSide), Math.Max(height, MinSide));
        for (var y = 0; y < height; y++)
            ConvertRow(rgb.Slice(y * width * 3, width * 3), _pixels.AsSpan(y * Width, width));
        if (width < Width)
            MirrorColumns(width, height);
        for (var y = height; y < Height; y++)
            _pixels.AsSpan(Mirror(y, height) * Width, Width).CopyTo(_pixels.AsSpan(y * Width));
    }

    /// <summary>Half the size, each pixel the rounded mean of 2×2.</summary>
    public void SetHalfOf(LumaPlane source)
    {
        Resize(source.Width / 2, source.Height / 2);
        for (var y = 0; y < Height; y++)
            HalveRows(source.Row(2 * y), source.Row((2 * y) + 1), _pixels.AsSpan(y * Width, Width));
    }

    private void Resize(int width, int height)
    {
        (Width, Height) = (width, height);
        if (_pixels.Length < width * height)
            _pixels = GC.AllocateUninitializedArray<byte>(width * height);
    }

    private void MirrorColumns(int width, int height)
    {
        for (var y = 0; y < height; y++)
        {
            var row = _pixels.AsSpan(y * Width, Width);
            for (var x = width; x < Width; x++)
                row[x] = row[Mirror(x, width)];
        }
    }

    private static int Mirror(int i, int length)
    {
        var folded = i % (2 * length);
        return folded < length ? folded : (2 * length) - 1 - folded;
    }

    private static void ConvertRow(ReadOnlySpan<byte> rgb, Span<byte> luma)
    {
        ref var source = ref MemoryMarshal.GetReference(rgb);
        ref var target = ref MemoryMarshal.GetReference(luma);
        var x = 0;
        // 8 pixels are 24 bytes: two overlapping loads of 16. Shuffles with 255 put a zero into the high half of each 16-bit lane.
        for (; x <= luma.Length - 8; x += 8)
        {
            var first = Vector128.LoadUnsafe(ref source, (nuint)(x * 3));
            var second = Vector128.LoadUnsafe(ref source, (nuint)((x * 3) + 8));
            var sum = ((Channel(first, second, 0) * 77) + (Channel(first, second, 1) * 150) + (Channel(first, second, 2) * 29)
                + Vector128.Create((ushort)128)) >> 8;
            Vector128.Narrow(sum, sum).GetLower().StoreUnsafe(ref target, (nuint)x);
        }

        for (; x < luma.Length; x++)
            luma[x] = (byte)(((77 * rgb[x * 3]) + (150 * rgb[(x * 3) + 1]) + (29 * rgb[(x * 3) + 2]) + 128) >> 8);
    }

    /// <summary>One channel of 8 packed RGB pixels: pixels 0–4 from bytes 0–15, pixels 5–7 from bytes 8–23.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Channel(Vector128<byte> first, Vector128<byte> second, byte channel)
    {
        const byte n = 255;
        var low = Vector128.Create(0, n, 3, n, 6, n, 9, n, 12, n, n, n, n, n, n, n);
        var high = Vector128.Create(n, n, n, n, n, n, n, n, n, n, 7, n, 10, n, 13, n);
        return (Vector128.Shuffle(first, Shift(low, channel)) | Vector128.Shuffle(second, Shift(high, channel))).AsUInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Shift(Vector128<byte> indices, byte by) =>
        Vector128.ConditionalSelect(Vector128.Equals(indices, Vector128.Create((byte)255)), indices, indices + Vector128.Create(by));

    private static void HalveRows(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<byte> target)
    {
        ref var a = ref MemoryMarshal.GetReference(upper);
        ref var b = ref MemoryMarshal.GetReference(lower);
        ref var t = ref MemoryMarshal.GetReference(target);
        var x = 0;
        var evenMask = Vector128.Create((ushort)0x00ff);
        for (; x <= target.Length - 8; x += 8)
        {
            var top = Vector128.LoadUnsafe(ref a, (nuint)(2 * x)).AsUInt16();
            var bottom = Vector128.LoadUnsafe(ref b, (nuint)(2 * x)).AsUInt16();
            var sum = (top & evenMask) + (top >> 8) + (bottom & evenMask) + (bottom >> 8);
            var mean = (sum + Vector128.Create((ushort)2)) >> 2;
            Vector128.Narrow(mean, mean).GetLower().StoreUnsafe(ref t, (nuint)x);
        }

        for (; x < target.Length; x++)
            target[x] = (byte)((upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1] + 2) >> 2);
    }
}
