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

    // Squared Sobel magnitude on the quarter-size plane from which an edge counts.
    private const int LeastMagnitude = 60 * 60;

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

    private float Vote(LumaPlane plane)
    {
        var total = 0f;
        var pixels = plane.Pixels;
        var width = plane.Width;
        for (var y = 1; y < plane.Height - 1; y++)
        {
            var row = y * width;
            for (var x = 1; x < width - 1; x++)
            {
                var i = row + x;
                int a = pixels[i - width - 1], c = pixels[i - width + 1], g = pixels[i + width - 1], k = pixels[i + width + 1];
                var dx = c + k - a - g + (2 * (pixels[i + 1] - pixels[i - 1]));
                var dy = g + k - a - c + (2 * (pixels[i + width] - pixels[i - width]));
                var squared = (dx * dx) + (dy * dy);
                if (squared < LeastMagnitude)
                    continue;
                // Capped: a long faint horizon weighs as much as a hard roof edge of its length.
                var weight = Math.Min(MathF.Sqrt(squared), 240f);
                total += weight;
                // The edge runs across its gradient; of the two axes take the nearer one.
                var (along, across) = Math.Abs(dy) >= Math.Abs(dx) ? (dy, -dx) : (dx, dy);
                var slope = (float)across / along;
                if (Math.Abs(slope) < 0.3640f)
                    AddVote(MathF.Atan(slope) * (180 / MathF.PI), weight);
            }
        }

        return total;
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
