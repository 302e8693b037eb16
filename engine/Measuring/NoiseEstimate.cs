namespace Bpp.Engine.Measuring;

/// <summary>
/// Standard deviation of luma noise per pyramid level, in 8-bit levels: Immerkær's estimator ("Fast noise variance estimation",
/// 1996) in the quietest blocks of the frame's quietest tiles, where structure does not pretend to be noise. Each level is estimated on its own because
/// demosaicing, shrinking and JPEG leave noise that is not white.
/// </summary>
internal sealed class NoiseEstimate
{
    // The quiet part: low enough to find flat tiles in a busy picture, high enough not to be one lucky tile.
    private const float QuietShare = 0.15f;

    // What the quietest block of a tile, and of those the quiet tiles, read of white noise, measured on synthetic noise.
    private const float QuietBias = 0.66f;

    private static readonly float ResponseToSigma = MathF.Sqrt(MathF.PI / 2) / 6 / QuietBias;

    private readonly float[] _sigma = new float[DetailPyramid.Levels];
    private float[] _responses = [];

    public float Sigma(int level) => _sigma[level];

    public void Measure(DetailPyramid pyramid, TileColours colours)
    {
        if (_responses.Length < pyramid.Tiles)
            _responses = new float[pyramid.Tiles];
        for (var level = 0; level < DetailPyramid.Levels; level++)
        {
            var sigma = Quiet(pyramid, colours, level) * ResponseToSigma;
            // Averaging cannot add noise: a larger value on a coarser level is structure.
            _sigma[level] = level == 0 ? sigma : Math.Min(sigma, _sigma[level - 1]);
        }
    }

    private float Quiet(DetailPyramid pyramid, TileColours colours, int level)
    {
        var count = 0;
        for (var tile = 0; tile < pyramid.Tiles; tile++)
        {
            // Clipped tiles have lost their noise.
            if (colours.Mean(tile).Luma is > 8 and < 245)
                _responses[count++] = pyramid.NoiseResponse(level, tile);
        }

        if (count == 0)
            return 0;
        var responses = _responses.AsSpan(0, count);
        responses.Sort();
        return responses[(int)(QuietShare * (count - 1))];
    }
}
