using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Bpp.Engine.Samples;

/// <summary>
/// The last step of a sample photo: a painting, smaller than the photo, is enlarged and gets the sensor's noise at full resolution,
/// in one pass over the photo and without a picture in between.
/// </summary>
internal static class SampleSensor
{
    private const int NoiseLength = 1 << 16;

    /// <summary>So many neighbours share a piece of noise.</summary>
    private const int Run = 256;

    private static readonly Vector4[] Noise = NormalNoise();

    /// <summary>Reads out a photo.</summary>
    /// <param name="painted">[H×W] RGB, 0..255.</param>
    /// <param name="paintedWidth">W.</param>
    /// <param name="rgb">[height×width×3], 8-bit; it is filled.</param>
    /// <param name="width">Width of the photo.</param>
    /// <param name="height">Height of the photo.</param>
    /// <param name="sigma">Standard deviation of the noise in levels of 255.</param>
    /// <param name="seed">Decides the noise.</param>
    public static void ReadOut(ReadOnlySpan<Vector3> painted, int paintedWidth, Span<byte> rgb, int width, int height, float sigma, int seed)
    {
        var rows = new CubicTaps(painted.Length / paintedWidth, height);
        var columns = new CubicTaps(paintedWidth, width);
        var line = new Vector4[paintedWidth + CubicTaps.Margin];
        var random = new Random(seed);
        for (var row = 0; row < height; row++)
        {
            Mix(painted, paintedWidth, rows, row, line);
            ReadOutLine(line, columns, rgb.Slice(row * width * 3, width * 3), sigma, random);
        }
    }

    /// <summary>One line of the photo's height and the painting's width, with its edges repeated.</summary>
    private static void Mix(ReadOnlySpan<Vector3> painted, int width, CubicTaps rows, int row, Span<Vector4> line)
    {
        var last = (painted.Length / width) - 1;
        var (first, weights) = (rows.First[row] - 1, rows.Weights[row]);
        var a = painted.Slice(Math.Clamp(first, 0, last) * width, width);
        var b = painted.Slice(Math.Clamp(first + 1, 0, last) * width, width);
        var c = painted.Slice(Math.Clamp(first + 2, 0, last) * width, width);
        var d = painted.Slice(Math.Clamp(first + 3, 0, last) * width, width);
        for (var i = 0; i < width; i++)
            line[i + 1] = new Vector4((a[i] * weights.X) + (b[i] * weights.Y) + (c[i] * weights.Z) + (d[i] * weights.W), 0);
        line[0] = line[1];
        line[width + 1] = line[width + 2] = line[width];
    }

    private static void ReadOutLine(ReadOnlySpan<Vector4> line, CubicTaps columns, Span<byte> rgb, float sigma, Random random)
    {
        var noise = 0;
        var width = columns.First.Length;
        for (var column = 0; column < width; column++)
        {
            if (column % Run == 0)
                noise = random.Next(NoiseLength - Run);
            var taps = line.Slice(columns.First[column], 4);
            var weights = columns.Weights[column];
            var light = (taps[0] * weights.X) + (taps[1] * weights.Y) + (taps[2] * weights.Z) + (taps[3] * weights.W) + (Noise[noise++] * sigma);
            var levels = Vector128.ConvertToInt32(Vector4.Clamp(light + new Vector4(.5f), Vector4.Zero, new Vector4(255)).AsVector128());
            var pixel = Vector128.Shuffle(levels.AsByte(), Vector128.Create((byte)0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).AsUInt32().ToScalar();
            // Four bytes for a pixel of three: the next pixel overwrites the fourth, and the last one has no room for it.
            if (column < width - 1)
                BinaryPrimitives.WriteUInt32LittleEndian(rgb[(column * 3)..], pixel);
            else
                (rgb[^3], rgb[^2], rgb[^1]) = ((byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16));
        }
    }

    /// <summary>Normal deviates, mostly of brightness and a little of each colour's own.</summary>
    private static Vector4[] NormalNoise()
    {
        const float Colour = 3f / 8;
        var random = new Random(20250322);
        float Normal() => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
        var noise = new Vector4[NoiseLength];
        for (var i = 0; i < noise.Length; i++)
            noise[i] = new Vector4(Normal()) + (new Vector4(Normal(), Normal(), Normal(), 0) * Colour);
        return noise;
    }
}
