using System.Numerics;

namespace Bpp.Bench.Quality.Baseline;

/// <summary>
/// The reference formulas, the baseline to beat: sharpness by Laplacian variance, exposure around mid-grey, face .2 and
/// composition .5 where nothing is known. They live here and nowhere else.
/// </summary>
internal static class ReferenceScorer
{
    /// <param name="rgb"><c>[H×W×3]</c> RGB, 8-bit, packed.</param>
    public static ReferenceScore Score(ReadOnlySpan<byte> rgb, int width, int height)
    {
        var grey = new double[width * height];
        for (var i = 0; i < grey.Length; i++)
            grey[i] = Math.Round((0.299 * rgb[3 * i]) + (0.587 * rgb[(3 * i) + 1]) + (0.114 * rgb[(3 * i) + 2]));
        var sharpness = Sharpness(LaplacianVariance(grey, width, height));
        var exposure = Exposure(rgb);
        var total = (0.30 * sharpness) + (0.20 * exposure) + (0.35 * 0.2) + (0.15 * 0.5);
        return new ReferenceScore(sharpness, exposure, total, Difference(grey, width, height), Average(grey, width, height));
    }

    private static double Sharpness(double variance) => variance <= 0 ? 0 : 1 / (1 + Math.Exp(-1.5 * (Math.Log(variance) - Math.Log(200))));

    private static double LaplacianVariance(double[] grey, int width, int height)
    {
        double sum = 0, squares = 0;
        long count = 0;
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var i = (y * width) + x;
                var response = grey[i - 1] + grey[i + 1] + grey[i - width] + grey[i + width] - (4 * grey[i]);
                sum += response;
                squares += response * response;
                count++;
            }
        }

        return count == 0 ? 0 : (squares / count) - (sum / count * (sum / count));
    }

    private static double Exposure(ReadOnlySpan<byte> rgb)
    {
        var histogram = new double[256];
        for (var i = 0; i + 2 < rgb.Length; i += 3)
        {
            var y = (0.2126 * LinearOf[rgb[i]]) + (0.7152 * LinearOf[rgb[i + 1]]) + (0.0722 * LinearOf[rgb[i + 2]]);
            histogram[LightnessOf[(int)(y * 4095)]]++;
        }

        var total = histogram.Sum();
        double mean = 0, squares = 0, clipped = 0;
        for (var level = 0; level < 256; level++)
        {
            var share = histogram[level] / total;
            mean += share * level;
            squares += share * level * level;
            clipped += level <= 9 || level >= 246 ? share : 0;
        }

        var deviation = Math.Sqrt(Math.Max(0, squares - (mean * mean)));
        return (0.5 * (1 - (Math.Abs(mean - 128) / 128))) + (0.3 * (1 - Math.Min(1, 3 * clipped))) + (0.2 * Math.Min(1, deviation / 64));
    }

    private static readonly double[] LinearOf = [.. Enumerable.Range(0, 256).Select(value =>
        value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + 0.055) / 1.055, 2.4))];

    /// <summary>L of LAB as 0–255, by luminance in 4096 steps.</summary>
    private static readonly byte[] LightnessOf = [.. Enumerable.Range(0, 4096).Select(step => step / 4095.0).Select(y =>
        (byte)Math.Clamp(Math.Round(2.55 * (y > 0.008856 ? (116 * Math.Cbrt(y)) - 16 : 903.3 * y)), 0, 255))];

    private static ulong Difference(double[] grey, int width, int height)
    {
        var cells = Cells(grey, width, height, 9);
        var hash = 0UL;
        for (var i = 0; i < 72; i++)
        {
            if (i % 9 < 8)
                hash = (hash << 1) | (cells[i + 1] > cells[i] ? 1UL : 0UL);
        }

        return hash;
    }

    private static ulong Average(double[] grey, int width, int height)
    {
        var cells = Cells(grey, width, height, 8);
        var mean = cells.Average();
        return cells.Aggregate(0UL, (hash, cell) => (hash << 1) | (cell > mean ? 1UL : 0UL));
    }

    private static double[] Cells(double[] grey, int width, int height, int columns)
    {
        var cells = new double[columns * 8];
        var weights = new double[columns * 8];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var cell = (y * 8 / height * columns) + (x * columns / width);
                cells[cell] += grey[(y * width) + x];
                weights[cell]++;
            }
        }

        return [.. cells.Select((sum, i) => Math.Round(sum / Math.Max(1, weights[i])))];
    }

    /// <summary>The baseline's distance: either hash will do.</summary>
    public static int Distance(ReferenceScore a, ReferenceScore b) =>
        Math.Min(BitOperations.PopCount(a.Dhash ^ b.Dhash), BitOperations.PopCount(a.Ahash ^ b.Ahash));
}
