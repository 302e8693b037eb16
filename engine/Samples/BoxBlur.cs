using System.Numerics;

namespace Bpp.Engine.Samples;

/// <summary>A running mean along rows or columns; its cost does not depend on the radius.</summary>
internal static class BoxBlur
{
    public static void Along(Vector3[] pixels, Vector3[] result, int width, int height, int radius, bool horizontal)
    {
        var (lines, length, lineStep, step) = horizontal ? (height, width, width, 1) : (width, height, 1, width);
        var scale = 1f / ((2 * radius) + 1);
        for (var line = 0; line < lines; line++)
        {
            var start = line * lineStep;
            Vector3 At(int i) => pixels[start + (Math.Clamp(i, 0, length - 1) * step)];
            var sum = Vector3.Zero;
            for (var i = -radius; i <= radius; i++)
                sum += At(i);
            for (var i = 0; i < length; i++)
            {
                result[start + (i * step)] = sum * scale;
                sum += At(i + radius + 1) - At(i - radius);
            }
        }
    }
}
