using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>
/// Cuts a rectangle out of a frame, scales it with a triangle filter (bilinear when enlarging, area-weighted when shrinking,
/// so that nothing aliases) and writes it as a network's input.
/// </summary>
internal static class FrameSampler
{
    /// <summary>
    /// Fills <paramref name="tensor"/> (3 · <paramref name="height"/> · <paramref name="width"/>): the rectangle
    /// <paramref name="source"/> of the frame lands on the first <paramref name="columns"/> × <paramref name="rows"/> pixels;
    /// the rest, and what lies outside the frame, has the value <paramref name="pad"/>.
    /// </summary>
    public static void Fill(
        Frame frame, PixelBox source, int columns, int rows, Span<float> tensor, int width, int height, InputRecipe recipe, float pad = 0)
    {
        tensor.Fill((pad - recipe.Offset) * recipe.Scale);
        using var across = new FilterTaps(source.Left, source.Width / columns, columns, frame.Width);
        using var down = new FilterTaps(source.Top, source.Height / rows, rows, frame.Height);
        if (across.Count == 0 || down.Count == 0)
            return;

        var first = across.FirstSource * 3;
        var length = (across.LastSource * 3) + 3 - first;
        // One value more than a row has: the horizontal pass reads pixels of three values four at a time.
        var shared = ArrayPool<float>.Shared.Rent(length + 1);
        var scaled = ArrayPool<float>.Shared.Rent((across.Count * 3) + 1);
        try
        {
            var row = shared.AsSpan(0, length + 1);
            for (var y = 0; y < down.Count; y++)
            {
                SumRows(frame, down, y, first, row);
                SumColumns(row, across, first, scaled);
                Write(scaled.AsSpan(0, across.Count * 3), tensor, width, height, across.First, down.First + y, recipe);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(shared);
            ArrayPool<float>.Shared.Return(scaled);
        }
    }

    private static void SumRows(Frame frame, FilterTaps taps, int y, int first, Span<float> sum)
    {
        sum.Clear();
        var length = sum.Length - 1;
        var weights = taps.Weights(y);
        for (var k = 0; k < weights.Length; k++)
        {
            var pixels = frame.Pixels.Slice(((taps.Start(y) + k) * frame.Width * 3) + first, length);
            AddScaled(pixels, weights[k], sum[..length]);
        }
    }

    private static void AddScaled(ReadOnlySpan<byte> pixels, float weight, Span<float> sum)
    {
        var x = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var scale = new Vector<float>(weight);
            var step = Vector<byte>.Count;
            var lane = Vector<float>.Count;
            for (; x <= pixels.Length - step; x += step)
            {
                Vector.Widen(new Vector<byte>(pixels[x..]), out var low, out var high);
                Vector.Widen(low, out var a, out var b);
                Vector.Widen(high, out var c, out var d);
                Add(a, sum[x..]);
                Add(b, sum[(x + lane)..]);
                Add(c, sum[(x + (2 * lane))..]);
                Add(d, sum[(x + (3 * lane))..]);
            }

            void Add(Vector<uint> values, Span<float> to) =>
                (new Vector<float>(to) + (Vector.ConvertToSingle(Vector.AsVectorInt32(values)) * scale)).CopyTo(to);
        }

        for (; x < pixels.Length; x++)
            sum[x] += pixels[x] * weight;
    }

    private static void SumColumns(ReadOnlySpan<float> row, FilterTaps taps, int first, float[] scaled)
    {
        ref var source = ref MemoryMarshal.GetReference(row);
        ref var target = ref MemoryMarshal.GetArrayDataReference(scaled);
        for (var x = 0; x < taps.Count; x++)
        {
            var weights = taps.Weights(x);
            var at = (taps.Start(x) * 3) - first;
            var sum = Vector128<float>.Zero;
            for (var k = 0; k < weights.Length; k++, at += 3)
                sum += Vector128.LoadUnsafe(ref source, (nuint)at) * weights[k];
            sum.StoreUnsafe(ref target, (nuint)(x * 3));
        }
    }

    private static void Write(ReadOnlySpan<float> row, Span<float> tensor, int width, int height, int x, int y, InputRecipe recipe)
    {
        var (offset, scale) = (recipe.Offset, recipe.Scale);
        if (recipe.Layout == InputLayout.InterleavedRgb)
        {
            var line = tensor.Slice(((y * width) + x) * 3, row.Length);
            for (var i = 0; i < row.Length; i++)
                line[i] = (row[i] - offset) * scale;
            return;
        }

        var plane = width * height;
        var at = (y * width) + x;
        var (red, blue) = recipe.Layout == InputLayout.PlanarRgb ? (0, 2) : (2, 0);
        var pixels = row.Length / 3;
        var reds = tensor.Slice((red * plane) + at, pixels);
        var greens = tensor.Slice(plane + at, pixels);
        var blues = tensor.Slice((blue * plane) + at, pixels);
        for (int i = 0, from = 0; i < pixels; i++, from += 3)
        {
            reds[i] = (row[from] - offset) * scale;
            greens[i] = (row[from + 1] - offset) * scale;
            blues[i] = (row[from + 2] - offset) * scale;
        }
    }
}
