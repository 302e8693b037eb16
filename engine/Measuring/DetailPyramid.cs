using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bpp.Engine.Measuring;

/// <summary>
/// Energy of the second derivative in four directions, and of Immerkær's noise operator, per tile and pyramid level
/// (full, half and quarter size). A tile is 32×32 frame px. Everything about sharpness, motion and noise derives from these sums.
/// </summary>
internal sealed class DetailPyramid
{
    public const int Levels = 3;

    /// <summary>0: along x, 1: along the falling diagonal, 2: along y, 3: along the rising diagonal.</summary>
    public const int Directions = 4;

    public const int TileSide = 32;

    private const int Margin = 4;

    private const int Block = 8;

    private readonly LumaPlane[] _planes = [new(), new(), new()];
    private float[] _energies = [];
    private float[] _noise = [];

    public LumaPlane Luma => _planes[0];

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    public int Tiles => Columns * Rows;

    public LumaPlane Level(int level) => _planes[level];

    /// <summary>Mean squared second difference of a tile, 8-bit levels squared.</summary>
    public float Energy(int level, int direction, int tile) => _energies[(((tile * Levels) + level) * Directions) + direction];

    /// <summary>Mean absolute response of Immerkær's operator in the quietest 8×8 block of a tile, 8-bit levels.</summary>
    public float NoiseResponse(int level, int tile) => _noise[(tile * Levels) + level];

    /// <summary>Left edge of a tile column in frame px.</summary>
    public static int TileStart(int index) => Margin + (index * TileSide);

    public void Build(ReadOnlySpan<byte> rgb, int width, int height)
    {
        _planes[0].SetFromRgb(rgb, width, height);
        _planes[1].SetHalfOf(_planes[0]);
        _planes[2].SetHalfOf(_planes[1]);
        Columns = (_planes[0].Width - (2 * Margin)) / TileSide;
        Rows = (_planes[0].Height - (2 * Margin)) / TileSide;
        if (_energies.Length < Tiles * Levels * Directions)
        {
            _energies = new float[Tiles * Levels * Directions];
            _noise = new float[Tiles * Levels];
        }

        for (var level = 0; level < Levels; level++)
        {
            for (var tile = 0; tile < Tiles; tile++)
                MeasureTile(level, tile);
        }
    }

    private void MeasureTile(int level, int tile)
    {
        var plane = _planes[level];
        var side = TileSide >> level;
        var x0 = (Margin >> level) + (tile % Columns * side);
        var y0 = (Margin >> level) + (tile / Columns * side);
        Vector128<int> along0 = default, along1 = default, along2 = default, along3 = default;
        var quietest = float.MaxValue;
        var stride = (nuint)plane.Width;
        ref var pixels = ref MemoryMarshal.GetReference(plane.Pixels);
        for (var block = 0; block < side * side / (Block * Block); block++)
        {
            var x = x0 + (block % (side / Block) * Block);
            var y = y0 + (block / (side / Block) * Block);
            Vector128<short> noise = default;
            for (var row = 0; row < Block; row++)
            {
                var at = ((nuint)(y + row) * stride) + (nuint)x;
                var centre = Load(ref pixels, at);
                var twice = centre + centre;
                var d0 = Load(ref pixels, at - 1) + Load(ref pixels, at + 1) - twice;
                var d1 = Load(ref pixels, at - stride - 1) + Load(ref pixels, at + stride + 1) - twice;
                var d2 = Load(ref pixels, at - stride) + Load(ref pixels, at + stride) - twice;
                var d3 = Load(ref pixels, at - stride + 1) + Load(ref pixels, at + stride - 1) - twice;
                along0 += SumOfSquares(d0);
                along1 += SumOfSquares(d1);
                along2 += SumOfSquares(d2);
                along3 += SumOfSquares(d3);
                // At most 2040 a row: eight rows fit 16 bits.
                noise += Vector128.Abs(d1 + d3 - ((d0 + d2) << 1));
            }

            quietest = Math.Min(quietest, SumOf(noise) / (float)(Block * Block));
        }

        var area = (float)(side * side);
        var energies = _energies.AsSpan(((tile * Levels) + level) * Directions, Directions);
        energies[0] = Vector128.Sum(along0) / area;
        energies[1] = Vector128.Sum(along1) / area;
        energies[2] = Vector128.Sum(along2) / area;
        energies[3] = Vector128.Sum(along3) / area;
        _noise[(tile * Levels) + level] = quietest;
    }

    private static Vector128<short> Load(ref byte pixels, nuint at) =>
        Vector128.WidenLower(Vector64.LoadUnsafe(ref pixels, at).ToVector128Unsafe()).AsInt16();

    private static int SumOf(Vector128<short> values)
    {
        var (low, high) = Vector128.Widen(values);
        return Vector128.Sum(low + high);
    }

    private static Vector128<int> SumOfSquares(Vector128<short> values)
    {
        if (System.Runtime.Intrinsics.X86.Sse2.IsSupported)
            return System.Runtime.Intrinsics.X86.Sse2.MultiplyAddAdjacent(values, values);
        var (low, high) = Vector128.Widen(values);
        return (low * low) + (high * high);
    }
}
