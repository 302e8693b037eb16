namespace Bpp.Engine.Measuring;

/// <summary>
/// Mean colour per tile and the colour facts of the frame, from every fourth pixel of every fourth row: colour varies slowly,
/// and 49,000 samples pin a share to a fraction of a per cent.
/// </summary>
internal sealed class TileColours
{
    private const int Step = 4;

    private float[] _sums = [];
    private int[] _counts = [];

    /// <summary>Colourfulness after Hasler &amp; Süsstrunk, "Measuring colourfulness in natural images" (2003).</summary>
    public float Colourfulness { get; private set; }

    /// <summary>Share of samples where one or two channels are burnt out and the rest is not.</summary>
    public float ClippedChannels { get; private set; }

    /// <summary>Luma and the two opponent colours (R − G, (R + G) / 2 − B) of a tile, 8-bit levels.</summary>
    public (float Luma, float RedGreen, float YellowBlue) Mean(int tile)
    {
        var count = Math.Max(1, _counts[tile]);
        return (_sums[3 * tile] / count, _sums[(3 * tile) + 1] / count, _sums[(3 * tile) + 2] / count);
    }

    public void Measure(ReadOnlySpan<byte> rgb, int width, int height, DetailPyramid pyramid)
    {
        if (_counts.Length < pyramid.Tiles)
        {
            _counts = new int[pyramid.Tiles];
            _sums = new float[3 * pyramid.Tiles];
        }

        Array.Clear(_counts);
        Array.Clear(_sums);
        double redGreenSum = 0, yellowBlueSum = 0, squares = 0;
        long samples = 0, clipped = 0;
        for (var y = Math.Min(Step / 2, height - 1); y < height; y += Step)
        {
            var rowStart = Math.Clamp((y - DetailPyramid.TileStart(0)) / DetailPyramid.TileSide, 0, pyramid.Rows - 1) * pyramid.Columns;
            for (var x = Math.Min(Step / 2, width - 1); x < width; x += Step)
            {
                var i = ((y * width) + x) * 3;
                int r = rgb[i], g = rgb[i + 1], b = rgb[i + 2];
                var redGreen = r - g;
                var yellowBlue = (0.5f * (r + g)) - b;
                redGreenSum += redGreen;
                yellowBlueSum += yellowBlue;
                squares += (redGreen * redGreen) + (yellowBlue * yellowBlue);
                samples++;
                if (Math.Max(r, Math.Max(g, b)) >= 254 && Math.Min(r, Math.Min(g, b)) < 250)
                    clipped++;
                var tile = rowStart + Math.Clamp((x - DetailPyramid.TileStart(0)) / DetailPyramid.TileSide, 0, pyramid.Columns - 1);
                _counts[tile]++;
                _sums[3 * tile] += (0.299f * r) + (0.587f * g) + (0.114f * b);
                _sums[(3 * tile) + 1] += redGreen;
                _sums[(3 * tile) + 2] += yellowBlue;
            }
        }

        var (meanRedGreen, meanYellowBlue) = (redGreenSum / samples, yellowBlueSum / samples);
        var meanSquares = (meanRedGreen * meanRedGreen) + (meanYellowBlue * meanYellowBlue);
        Colourfulness = (float)(Math.Sqrt(Math.Max(0, (squares / samples) - meanSquares)) + (0.3 * Math.Sqrt(meanSquares)));
        ClippedChannels = (float)((double)clipped / samples);
    }
}
