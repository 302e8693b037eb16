using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Reading;

/// <summary>A square cut out of a frame at any angle and scale, as colours of 0–255; black outside the frame.</summary>
internal static class FacePatch
{
    // Sixteen samples over a pixel leave no aliasing worth more.
    private const int MostSamples = 4;

    // From here on so many samples fall on a patch pixel that interpolating each changes nothing.
    private const float NearestFrom = 2;

    /// <summary>
    /// Fills three planes of <c>[size×size]</c>. Enlarged bilinearly; when shrunk, each patch pixel is the mean of samples spread
    /// evenly over what it covers, so that nothing aliases.
    /// </summary>
    /// <param name="toFrame">From patch to frame pixels; the corner of the patch is (0, 0).</param>
    public static void Fill(Frame frame, in Similarity toFrame, int size, Span<float> red, Span<float> green, Span<float> blue)
    {
        var samples = Math.Clamp((int)MathF.Ceiling(toFrame.Scale), 1, MostSamples);
        var between = toFrame.Scale < NearestFrom;
        var inside = LiesInside(frame, toFrame, size);
        var pixels = (ReadOnlySpan<byte>)frame.Pixels;
        var weight = 1f / (samples * samples);
        var step = 1f / samples;
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var sum = Vector128<float>.Zero;
                for (var v = 0.5f; v < samples; v++)
                {
                    for (var u = 0.5f; u < samples; u++)
                    {
                        var at = toFrame.Apply(x + (u * step), y + (v * step));
                        sum += between
                            ? Between(pixels, frame.Width, frame.Height, inside, at.X - 0.5f, at.Y - 0.5f)
                            : At(pixels, frame.Width, frame.Height, inside, (int)MathF.Floor(at.X), (int)MathF.Floor(at.Y));
                    }
                }

                sum *= weight;
                var i = (y * size) + x;
                (red[i], green[i], blue[i]) = (sum[0], sum[1], sum[2]);
            }
        }
    }

    /// <summary>Luma (BT.601) of three planes.</summary>
    public static void ToGrey(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<float> grey)
    {
        for (var i = 0; i < red.Length; i++)
            grey[i] = (0.299f * red[i]) + (0.587f * green[i]) + (0.114f * blue[i]);
    }

    /// <summary>Whether no sample needs a pixel outside the frame, nor its last row, behind which reading four bytes at a time ends.</summary>
    private static bool LiesInside(Frame frame, in Similarity toFrame, int size)
    {
        var (low, high) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        foreach (var corner in (ReadOnlySpan<Vector2>)[toFrame.Apply(0, 0), toFrame.Apply(size, 0), toFrame.Apply(0, size), toFrame.Apply(size, size)])
            (low, high) = (Vector2.Min(low, corner), Vector2.Max(high, corner));
        return low.X >= 1 && low.Y >= 1 && high.X <= frame.Width - 2 && high.Y <= frame.Height - 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Between(ReadOnlySpan<byte> pixels, int width, int height, bool inside, float x, float y)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (right, low) = (Vector128.Create(x - left), Vector128.Create(y - top));
        var upper = Mix(At(pixels, width, height, inside, left, top), At(pixels, width, height, inside, left + 1, top), right);
        var lower = Mix(At(pixels, width, height, inside, left, top + 1), At(pixels, width, height, inside, left + 1, top + 1), right);
        return Mix(upper, lower, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Mix(Vector128<float> from, Vector128<float> to, Vector128<float> share) => from + ((to - from) * share);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> At(ReadOnlySpan<byte> pixels, int width, int height, bool inside, int x, int y)
    {
        var at = ((y * width) + x) * 3;
        if (!inside)
        {
            if ((uint)x >= (uint)width || (uint)y >= (uint)height)
                return Vector128<float>.Zero;
            if (at + sizeof(uint) > pixels.Length)
                return Vector128.Create(pixels[at], pixels[at + 1], (float)pixels[at + 2], 0);
        }

        var packed = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetReference(pixels), at));
        var wide = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(packed).AsByte()));
        return Vector128.ConvertToSingle(wide.AsInt32());
    }
}
