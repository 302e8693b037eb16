using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bpp.Engine.Measuring;

/// <summary>Exposure of the subject, and how visual weight is spread over the frame.</summary>
internal sealed class RegionFacts
{
    // Strength from which a tile counts as busy.
    private const float BusyStrength = 2000f;

    public float SubjectBrightness { get; private set; }

    public float SubjectClippedHighlights { get; private set; }

    public float SubjectClippedShadows { get; private set; }

    public float Balance { get; private set; }

    public float Clutter { get; private set; }

    public void Measure(DetailPyramid pyramid, TileColours colours, SubjectMap subject, EdgeSums[] edges)
    {
        var (weights, luma, highlights, shadows) = (1e-6f, 0f, 0f, 0f);
        var (left, right, background, busy) = (0f, 0f, 1e-6f, 0f);
        for (var tile = 0; tile < pyramid.Tiles; tile++)
        {
            var weight = subject.Weight(tile);
            if (weight > 0)
            {
                var (bright, dark) = Clipped(pyramid, tile);
                weights += weight;
                luma += weight * colours.Mean(tile).Luma;
                highlights += weight * bright;
                shadows += weight * dark;
            }

            background += 1 - weight;
            if (edges[tile].Strength > BusyStrength)
                busy += 1 - weight;
            var mass = MathF.Sqrt(Math.Max(0, edges[tile].Strength)) * (0.3f + weight);
            var side = ((((tile % pyramid.Columns) + 0.5f) / pyramid.Columns) - 0.5f) * 2;
            (left, right) = side < 0 ? (left - (side * mass), right) : (left, right + (side * mass));
        }

        SubjectBrightness = Math.Clamp(luma / weights / 255, 0, 1);
        SubjectClippedHighlights = Math.Clamp(highlights / weights, 0, 1);
        SubjectClippedShadows = Math.Clamp(shadows / weights, 0, 1);
        Balance = left + right > 0 ? (right - left) / (right + left) : 0;
        Clutter = Math.Clamp(busy / background, 0, 1);
    }

    private static (float Highlights, float Shadows) Clipped(DetailPyramid pyramid, int tile)
    {
        var luma = pyramid.Luma;
        var x0 = DetailPyramid.TileStart(tile % pyramid.Columns);
        var y0 = DetailPyramid.TileStart(tile / pyramid.Columns);
        ref var pixels = ref MemoryMarshal.GetReference(luma.Pixels);
        var (bright, dark) = (0, 0);
        for (var y = y0; y < y0 + DetailPyramid.TileSide; y++)
        {
            for (var x = x0; x < x0 + DetailPyramid.TileSide; x += Vector128<byte>.Count)
            {
                var chunk = Vector128.LoadUnsafe(ref pixels, (nuint)((y * luma.Width) + x));
                bright += BitOperations.PopCount(
                    Vector128.GreaterThanOrEqual(chunk, Vector128.Create(ToneStatistics.HighlightLevel)).ExtractMostSignificantBits());
                dark += BitOperations.PopCount(
                    Vector128.LessThanOrEqual(chunk, Vector128.Create(ToneStatistics.ShadowLevel)).ExtractMostSignificantBits());
            }
        }

        const float area = DetailPyramid.TileSide * DetailPyramid.TileSide;
        return (bright / area, dark / area);
    }
}
