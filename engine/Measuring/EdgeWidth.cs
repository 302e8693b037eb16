namespace Bpp.Engine.Measuring;

/// <summary>
/// Blur of edges in px from the energy of the second derivative at two scales. An ideal step blurred by a Gaussian σ and sampled
/// by a kernel of variance s² has an energy proportional to (σ² + s²)^(−3/2), whatever its contrast; so the ratio of a fine
/// to a coarse scale gives σ. Texture with the 1/f spectrum of nature behaves the same, noise is subtracted on both scales, and
/// contrast cancels: fog, night and bokeh do not look blurred, grain and gravel do not look sharp.
/// </summary>
internal static class EdgeWidth
{
    public const float Min = 0.05f;

    public const float Max = 12f;

    /// <summary>Variance of the second difference of step 1, and of step 4 over 4×4 boxes, px².</summary>
    private static readonly (float Fine, float Coarse) Straight = (1f / 6, 1.25f + (16f / 6));

    /// <summary>The same along a diagonal, where a step is √2 longer.</summary>
    private static readonly (float Fine, float Coarse) Diagonal = (2f / 6, 1.25f + (32f / 6));

    // Steps of 4 px see a slope 4 times: the second difference grows by 16, its energy by 256.
    private const float CoarseGain = 256f;

    /// <summary>Gaussian-equivalent blur in px; <see cref="Max"/> when the fine scale holds nothing.</summary>
    /// <param name="fine">Noise-free energy at full size, summed over the region.</param>
    /// <param name="coarse">Noise-free energy at quarter size, summed over the same region.</param>
    /// <param name="direction">0–3 as in <see cref="DetailPyramid"/>.</param>
    public static float Of(float fine, float coarse, int direction)
    {
        if (fine <= 0 || coarse <= 0)
            return Max;
        var (s0, s2) = direction % 2 == 0 ? Straight : Diagonal;
        var q = MathF.Pow(CoarseGain * fine / coarse, 2f / 3);
        if (q <= 1)
            return Max;
        // σ² + s0 rather than σ²: what sharpened edges gain beyond an ideal step still counts, instead of stopping at zero.
        return Math.Clamp(MathF.Sqrt((s2 - s0) / (q - 1)), Min, Max);
    }
}
