namespace Bpp.Engine.Measuring;

/// <summary>
/// Tilt of the camera from the orientations of straight edges: horizons and walls gather in one bin of a fine histogram,
/// foliage and faces spread over all. Level and plumb edges are folded together.
/// </summary>
internal sealed class HorizonEstimate
{
    private const float Range = 20f;
    private const int BinsPerDegree = 2;
    private const int Bins = ((int)Range * 2 * BinsPerDegree) + 1;

    private const int Cell = 8;

    // Sum of squared Sobel responses from which a cell holds an edge: one line of 8 px of some 15 levels.
    private const int LeastEnergy = 8 * 60 * 60;

    // Below this a cell holds texture, not a line.
    private const float LeastCoherence = 0.7f;

    // Quarter-size planes smaller than this have too few pixels on any line.
    private const int LeastSide = 48;

    private readonly float[] _bins = new float[Bins];
    private readonly float[] _smooth = new float[Bins];

    /// <summary>Degrees, −20–20, positive clockwise.</summary>
    public float Tilt { get; private set; }

    /// <summary>0 (no straight lines) – 1.</summary>
    public float Confidence { get; private set; }

    public void Measure(LumaPlane quarter)
    {
        (Tilt, Confidence) = (0, 0);
        if (Math.Min(quarter.Width, quarter.Height) < LeastSide)
            return;
        Array.Clear(_bins);
        var total = Vote(quarter);
        var inRange = _bins.Sum();
        if (inRange <= 0)
            return;
        Peak(inRange, total);
    }

    /// <summary>Every cell votes with its structure tensor: a single pixel's gradient on a hard edge knows only multiples of 45°.</summary>
    private float Vote(LumaPlane plane)
    {
        var total = 0f;
        for (var y = 1; y + Cell < plane.Height; y += Cell)
        {
            for (var x = 1; x + Cell < plane.Width; x += Cell)
                total += VoteCell(plane, x, y);
        }

        return total;
    }

    private float VoteCell(LumaPlane plane, int x0, int y0)
    {
        var pixels = plane.Pixels;
        var width = plane.Width;
        long xx = 0, xy = 0, yy = 0;
        for (var y = y0; y < y0 + Cell; y++)
        {
            for (var i = (y * width) + x0; i < (y * width) + x0 + Cell; i++)
            {
                int a = pixels[i - width - 1], c = pixels[i - width + 1], g = pixels[i + width - 1], k = pixels[i + width + 1];
                var dx = c + k - a - g + (2 * (pixels[i + 1] - pixels[i - 1]));
                var dy = g + k - a - c + (2 * (pixels[i + width] - pixels[i - width]));
                xx += dx * dx;
                xy += dx * dy;
                yy += dy * dy;
            }
        }

        if (xx + yy < LeastEnergy)
            return 0;
        // Capped: a long faint horizon weighs as much as a hard roof edge of its length.
        var weight = Math.Min(MathF.Sqrt(xx + yy), 2000f);
        var coherence = MathF.Sqrt((((float)xx - yy) * ((float)xx - yy)) + (4f * xy * xy)) / (xx + yy);
        // The edge runs across its gradient; of the two axes take the nearer one.
        var degrees = MathF.Atan2(2f * xy, Math.Abs((float)yy - xx)) * (90 / MathF.PI);
        var tilt = yy >= xx ? -degrees : degrees;
        if (coherence > LeastCoherence && Math.Abs(tilt) < Range)
            AddVote(tilt, weight * coherence);
        return weight;
    }

    private void AddVote(float degrees, float weight)
    {
        var position = (degrees + Range) * BinsPerDegree;
        var bin = Math.Clamp((int)position, 0, Bins - 2);
        var part = Math.Clamp(position - bin, 0, 1);
        _bins[bin] += weight * (1 - part);
        _bins[bin + 1] += weight * part;
    }

    private void Peak(float inRange, float total)
    {
        // Exactly horizontal or vertical gradients are over-represented by the pixel grid and by frames and borders.
        var peak = 0;
        for (var i = 0; i < Bins; i++)
        {
            var (sum, weight) = (0f, 0f);
            for (var j = Math.Max(0, i - 2); j <= Math.Min(Bins - 1, i + 2); j++)
            {
                var w = 3 - Math.Abs(i - j);
                sum += w * _bins[j];
                weight += w;
            }

            _smooth[i] = sum / weight;
            if (_smooth[i] > _smooth[peak])
                peak = i;
        }

        var (mass, moment) = (0f, 0f);
        for (var j = Math.Max(0, peak - 3); j <= Math.Min(Bins - 1, peak + 3); j++)
        {
            var above = Math.Max(0, _bins[j] - (inRange / Bins));
            mass += above;
            moment += above * j;
        }

        if (mass <= 0)
            return;
        Tilt = Math.Clamp((moment / mass / BinsPerDegree) - Range, -Range, Range);
        Confidence = Math.Clamp(2 * mass / inRange * Math.Clamp(inRange / total * 1.5f, 0, 1), 0, 1);
    }
}
