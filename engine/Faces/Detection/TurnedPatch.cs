using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>A square cut out of a frame at any angle, as grey values.</summary>
internal static class TurnedPatch
{
    private const int MostSamples = 8;

    // From here on so many samples fall on a target pixel that interpolating each changes nothing.
    private const float NearestFrom = 2;

    /// <summary>
    /// Fills <paramref name="grey"/> (<paramref name="size"/> × <paramref name="size"/>) with luma (BT.601) times
    /// <paramref name="scale"/>, black outside the frame.
    /// </summary>
    /// <param name="square">Where the square lies before it is turned around its centre.</param>
    /// <param name="roll">Radians clockwise.</param>
    public static void Fill(Frame frame, PixelBox square, float roll, Span<float> grey, int size, float scale)
    {
        var step = square.Width / size;
        var samples = Math.Clamp((int)MathF.Ceiling(step), 1, MostSamples);
        var fine = step / samples;
        var (sin, cos) = MathF.SinCos(roll);
        var weight = scale / (samples * samples);
        var pixels = frame.Pixels;
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var sum = 0f;
                for (var k = 0; k < samples * samples; k++)
                {
                    var across = (x * step) + (((k % samples) + 0.5f) * fine) - (square.Width / 2);
                    var down = (y * step) + (((k / samples) + 0.5f) * fine) - (square.Width / 2);
                    var atX = square.CentreX + (across * cos) - (down * sin);
                    var atY = square.CentreY + (across * sin) + (down * cos);
                    sum += step >= NearestFrom
                        ? Luma(pixels, frame, (int)MathF.Floor(atX), (int)MathF.Floor(atY))
                        : Between(pixels, frame, atX - 0.5f, atY - 0.5f);
                }

                grey[(y * size) + x] = sum * weight;
            }
        }
    }

    private static float Between(ReadOnlySpan<byte> pixels, Frame frame, float x, float y)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (right, low) = (x - left, y - top);
        var upper = (Luma(pixels, frame, left, top) * (1 - right)) + (Luma(pixels, frame, left + 1, top) * right);
        var lower = (Luma(pixels, frame, left, top + 1) * (1 - right)) + (Luma(pixels, frame, left + 1, top + 1) * right);
        return (upper * (1 - low)) + (lower * low);
    }

    private static float Luma(ReadOnlySpan<byte> pixels, Frame frame, int x, int y)
    {
        if ((uint)x >= (uint)frame.Width || (uint)y >= (uint)frame.Height)
            return 0;
        var at = ((y * frame.Width) + x) * 3;
        return (0.299f * pixels[at]) + (0.587f * pixels[at + 1]) + (0.114f * pixels[at + 2]);
    }
}
