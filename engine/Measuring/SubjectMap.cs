namespace Bpp.Engine.Measuring;

/// <summary>
/// Where the subject probably is, without faces: a weight 0–1 per tile from how much a tile's colour differs from the frame's
/// border (the background touches the border more often than the subject does), how much sharp detail it has, and how central
/// it is. A guess by design; a later face stage knows better for people.
/// </summary>
internal sealed class SubjectMap
{
    private float[] _weights = [];
    private float[] _smooth = [];

    public float Weight(int tile) => _weights[tile];

    /// <summary>Share of the frame that is subject, 0–1.</summary>
    public float Share { get; private set; }

    /// <summary>Centre, fractions of the frame.</summary>
    public float X { get; private set; }

    public float Y { get; private set; }

    /// <summary>Root mean square distance from the centre, in half diagonals.</summary>
    public float Spread { get; private set; }

    /// <summary>Mean raw saliency inside minus outside, 0–1.</summary>
    public float Contrast { get; private set; }

    public void Measure(DetailPyramid pyramid, TileColours colours, EdgeSums[] edges)
    {
        var tiles = pyramid.Tiles;
        if (_weights.Length < tiles)
            (_weights, _smooth) = (new float[tiles], new float[tiles]);
        Saliency(pyramid, colours, edges);
        Smooth(pyramid);
        Threshold(tiles);
        Moments(pyramid);
    }

    private void Saliency(DetailPyramid pyramid, TileColours colours, EdgeSums[] edges)
    {
        var (columns, rows) = (pyramid.Columns, pyramid.Rows);
        var (luma, redGreen, yellowBlue, count) = (0f, 0f, 0f, 0);
        for (var tile = 0; tile < pyramid.Tiles; tile++)
        {
            if (tile % columns > 0 && tile % columns < columns - 1 && tile / columns > 0 && tile / columns < rows - 1)
                continue;
            var mean = colours.Mean(tile);
            luma += mean.Luma;
            redGreen += mean.RedGreen;
            yellowBlue += mean.YellowBlue;
            count++;
        }

        (luma, redGreen, yellowBlue) = (luma / count, redGreen / count, yellowBlue / count);
        var (largestColour, largestDetail) = (1f, 1f);
        for (var tile = 0; tile < pyramid.Tiles; tile++)
        {
            var mean = colours.Mean(tile);
            var (l, a, b) = ((mean.Luma - luma) * 0.7f, mean.RedGreen - redGreen, mean.YellowBlue - yellowBlue);
            _weights[tile] = MathF.Sqrt((l * l) + (a * a) + (b * b));
            _smooth[tile] = MathF.Log2(1 + (Math.Max(0, edges[tile].Strength) / (1 + edges[tile].Width())));
            largestColour = Math.Max(largestColour, _weights[tile]);
            largestDetail = Math.Max(largestDetail, _smooth[tile]);
        }

        for (var tile = 0; tile < pyramid.Tiles; tile++)
        {
            var x = ((((tile % columns) + 0.5f) / columns) - 0.5f) * 2;
            var y = ((((tile / columns) + 0.5f) / rows) - 0.5f) * 2;
            var central = MathF.Exp(-0.9f * ((x * x) + (y * y)));
            _weights[tile] = ((0.5f * _weights[tile] / largestColour) + (0.5f * _smooth[tile] / largestDetail)) * (0.3f + (0.7f * central));
        }
    }

    private void Smooth(DetailPyramid pyramid)
    {
        var (columns, rows) = (pyramid.Columns, pyramid.Rows);
        for (var tile = 0; tile < pyramid.Tiles; tile++)
        {
            var (column, row) = (tile % columns, tile / columns);
            var (sum, weight) = (0f, 0f);
            for (var y = Math.Max(0, row - 1); y <= Math.Min(rows - 1, row + 1); y++)
            {
                for (var x = Math.Max(0, column - 1); x <= Math.Min(columns - 1, column + 1); x++)
                {
                    var w = (x == column ? 2 : 1) * (y == row ? 2 : 1);
                    sum += w * _weights[(y * columns) + x];
                    weight += w;
                }
            }

            _smooth[tile] = sum / weight;
        }
    }

    /// <summary>Soft threshold halfway between the mean and the peak.</summary>
    private void Threshold(int tiles)
    {
        var (mean, peak) = (0f, 1e-6f);
        for (var tile = 0; tile < tiles; tile++)
        {
            mean += _smooth[tile] / tiles;
            peak = Math.Max(peak, _smooth[tile]);
        }

        var low = mean;
        var span = Math.Max(1e-6f, (peak - mean) * 0.5f);
        var (inside, outside, share) = (0f, 0f, 0f);
        for (var tile = 0; tile < tiles; tile++)
        {
            // A frame without any contrast is all subject.
            var weight = peak - mean < 1e-5f ? 1 : Math.Clamp((_smooth[tile] - low) / span, 0, 1);
            _weights[tile] = weight;
            share += weight;
            inside += weight * _smooth[tile];
            outside += (1 - weight) * _smooth[tile];
        }

        Share = Math.Clamp(share / tiles, 0, 1);
        Contrast = Math.Clamp((inside / Math.Max(1e-6f, share)) - (outside / Math.Max(1e-6f, tiles - share)), 0, 1);
    }

    private void Moments(DetailPyramid pyramid)
    {
        var (sum, sumX, sumY) = (1e-6f, 0.5e-6f, 0.5e-6f);
        for (var tile = 0; tile < pyramid.Tiles; tile++)
        {
            var (x, y) = Position(pyramid, tile);
            sum += _weights[tile];
            sumX += _weights[tile] * x;
            sumY += _weights[tile] * y;
        }

        (X, Y) = (sumX / sum, sumY / sum);
        var spread = 0f;
        var aspect = (float)pyramid.Columns / pyramid.Rows;
        for (var tile = 0; tile < pyramid.Tiles; tile++)
        {
            var (x, y) = Position(pyramid, tile);
            var (dx, dy) = ((x - X) * aspect, y - Y);
            spread += _weights[tile] * ((dx * dx) + (dy * dy));
        }

        Spread = Math.Clamp(MathF.Sqrt(spread / sum) * 2 / MathF.Sqrt((aspect * aspect) + 1), 0, 1);
    }

    private static (float X, float Y) Position(DetailPyramid pyramid, int tile) =>
        (((tile % pyramid.Columns) + 0.5f) / pyramid.Columns, ((tile / pyramid.Columns) + 0.5f) / pyramid.Rows);
}
