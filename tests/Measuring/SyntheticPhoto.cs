namespace Bpp.Tests.Measuring;

/// <summary>Drawn test pictures with known truth, <c>[H×W×3]</c> RGB, 8-bit.</summary>
internal static class SyntheticPhoto
{
    /// <summary>Overlapping soft-edged rectangles and discs in random tones, like the pieces of a scene.</summary>
    public static byte[] Scene(int width, int height, int seed)
    {
        var random = new Random(seed);
        var rgb = new byte[width * height * 3];
        Fill(rgb, width, height, (_, _) => (90, 110, 140));
        for (var i = 0; i < 60; i++)
        {
            var (cx, cy) = (random.Next(width), random.Next(height));
            var (rx, ry) = (random.Next(6, 4 + (width / 6)), random.Next(6, 4 + (height / 6)));
            var (r, g, b) = (random.Next(20, 236), random.Next(20, 236), random.Next(20, 236));
            var round = random.Next(2) == 0;
            for (var y = Math.Max(0, cy - ry); y < Math.Min(height, cy + ry); y++)
            {
                for (var x = Math.Max(0, cx - rx); x < Math.Min(width, cx + rx); x++)
                {
                    var (dx, dy) = ((x - cx) / (double)rx, (y - cy) / (double)ry);
                    if (round && (dx * dx) + (dy * dy) > 1)
                        continue;
                    var i3 = ((y * width) + x) * 3;
                    (rgb[i3], rgb[i3 + 1], rgb[i3 + 2]) = ((byte)r, (byte)g, (byte)b);
                }
            }
        }

        return rgb;
    }

    public static void Fill(byte[] rgb, int width, int height, Func<int, int, (int R, int G, int B)> colour)
    {
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = colour(x, y);
                var i = ((y * width) + x) * 3;
                (rgb[i], rgb[i + 1], rgb[i + 2]) = ((byte)Math.Clamp(r, 0, 255), (byte)Math.Clamp(g, 0, 255), (byte)Math.Clamp(b, 0, 255));
            }
        }
    }

    /// <summary>White luma noise.</summary>
    public static byte[] WithNoise(byte[] rgb, double sigma, int seed)
    {
        var random = new Random(seed);
        var noisy = new byte[rgb.Length];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            var noise = sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            for (var c = 0; c < 3; c++)
                noisy[i + c] = (byte)Math.Clamp(Math.Round(rgb[i + c] + noise), 0, 255);
        }

        return noisy;
    }

    /// <summary>Gaussian blur along x, y or both.</summary>
    public static byte[] Blurred(byte[] rgb, int width, int height, double sigmaX, double sigmaY) =>
        Pass(Pass(rgb, width, height, sigmaX, 1, 0), width, height, sigmaY, 0, 1);

    /// <summary>Every value multiplied, clipped at white.</summary>
    public static byte[] Gained(byte[] rgb, double gain) => [.. rgb.Select(value => (byte)Math.Clamp(Math.Round(value * gain), 0, 255))];

    public static byte[] Mirrored(byte[] rgb, int width, int height)
    {
        var mirrored = new byte[rgb.Length];
        for (var i = 0; i < width * height; i++)
            Array.Copy(rgb, 3 * i, mirrored, 3 * ((i / width * width) + width - 1 - (i % width)), 3);
        return mirrored;
    }

    private static byte[] Pass(byte[] rgb, int width, int height, double sigma, int stepX, int stepY)
    {
        if (sigma <= 0)
            return rgb;
        var radius = (int)Math.Ceiling(3 * sigma);
        var kernel = Enumerable.Range(-radius, (2 * radius) + 1).Select(t => Math.Exp(-t * t / (2 * sigma * sigma))).ToArray();
        var sum = kernel.Sum();
        var blurred = new byte[rgb.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var c = 0; c < 3; c++)
                {
                    double value = 0;
                    for (var t = -radius; t <= radius; t++)
                    {
                        var (sx, sy) = (Math.Clamp(x + (t * stepX), 0, width - 1), Math.Clamp(y + (t * stepY), 0, height - 1));
                        value += kernel[t + radius] * rgb[(((sy * width) + sx) * 3) + c];
                    }

                    blurred[(((y * width) + x) * 3) + c] = (byte)Math.Round(value / sum);
                }
            }
        }

        return blurred;
    }
}
