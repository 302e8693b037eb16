namespace Bpp.Engine.Measuring;

/// <summary>
/// Traces of strong JPEG compression: luma steps that are larger on the 8-pixel grid than elsewhere. Frames that were shrunk have
/// lost their grid, and rightly read 0: at that size the blocks cannot be seen.
/// </summary>
internal static class Blockiness
{
    private const int Block = 8;

    /// <summary>Ratio − 1, never below 0.</summary>
    public static float Measure(LumaPlane luma)
    {
        Span<double> sums = stackalloc double[Block];
        // Every third row is plenty and stays clear of the vertical grid's own period.
        for (var y = 1; y < luma.Height; y += 3)
        {
            var pixels = luma.Row(y);
            for (var x = 1; x + Block <= pixels.Length; x += Block)
            {
                for (var phase = 0; phase < Block; phase++)
                {
                    // Capped, so that the scene's own edges do not outvote the grid.
                    sums[phase] += Math.Min(Math.Abs(pixels[x + phase] - pixels[x + phase - 1]), 24);
                }
            }
        }

        double total = 0, peak = 0;
        foreach (var sum in sums)
        {
            total += sum;
            peak = Math.Max(peak, sum);
        }

        var others = (total - peak) / (Block - 1);
        return (float)Math.Max(0, (peak / Math.Max(1, others)) - 1);
    }
}
