using System.Runtime.Intrinsics;

namespace Bpp.Engine.Measuring;

/// <summary>Noise-compensated detail energy of a region: four directions at the fine (full size) and the coarse (quarter size) scale.</summary>
internal struct EdgeSums
{
    private const int FineLevel = 0;
    private const int CoarseLevel = 2;

    // A second difference of white noise has 6 times its variance; a tenth more, for clipping and JPEG make the estimate read low.
    private const float NoiseGain = 6.6f;

    private Vector128<float> _fine;
    private Vector128<float> _coarse;

    /// <summary>Energy at the coarse scale, where noise matters little: how much there is to judge by.</summary>
    public readonly float Strength => Vector128.Sum(_coarse);

    /// <summary>The energies of one tile; may be negative where there is nothing but noise, so that sums stay unbiased.</summary>
    public static EdgeSums OfTile(DetailPyramid pyramid, NoiseEstimate noise, int tile)
    {
        var (fineFloor, coarseFloor) = (Floor(noise, FineLevel), Floor(noise, CoarseLevel));
        return new EdgeSums
        {
            _fine = Energies(pyramid, FineLevel, tile) - Vector128.Create(fineFloor),
            _coarse = Energies(pyramid, CoarseLevel, tile) - Vector128.Create(coarseFloor),
        };
    }

    public void Add(in EdgeSums other, float weight)
    {
        _fine += other._fine * weight;
        _coarse += other._coarse * weight;
    }

    /// <summary>Edge width along one direction, px.</summary>
    public readonly float Width(int direction) => EdgeWidth.Of(_fine[direction], _coarse[direction], direction);

    /// <summary>Edge width over all directions, px: straight and diagonal pairs each judged by their sum, then their root mean square.</summary>
    public readonly float Width()
    {
        var straight = EdgeWidth.Of(_fine[0] + _fine[2], _coarse[0] + _coarse[2], 0);
        var diagonal = EdgeWidth.Of(_fine[1] + _fine[3], _coarse[1] + _coarse[3], 1);
        return MathF.Sqrt(((straight * straight) + (diagonal * diagonal)) / 2);
    }

    private static float Floor(NoiseEstimate noise, int level) => NoiseGain * noise.Sigma(level) * noise.Sigma(level);

    private static Vector128<float> Energies(DetailPyramid pyramid, int level, int tile) => Vector128.Create(
        pyramid.Energy(level, 0, tile),
        pyramid.Energy(level, 1, tile),
        pyramid.Energy(level, 2, tile),
        pyramid.Energy(level, 3, tile));
}
