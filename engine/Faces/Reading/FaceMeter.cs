using System.Numerics;
using Bpp.Engine.Imaging;
using Bpp.Engine.Measuring;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Measures sharpness and light of one face at a time, on an upright crop, and keeps its memory for the next. Not thread-safe.</summary>
internal sealed class FaceMeter
{
    // A crop is no finer than the frame, and no larger than this: more detail tells no more about focus.
    private const int MostPixels = 224;

    private const int FewestPixels = LumaPlane.MinSide;

    // How far from an eye an edge still counts, in template pixels; the rest of the face has this much weight.
    private const float EyeReach = 14f;

    private const float RestWeight = 0.15f;

    // The face within the template: an ellipse from brow to chin.
    private static readonly Vector2 Middle = new(56, 66);

    private static readonly Vector2 Radii = new(34, 44);

    private readonly float[] _planes = new float[3 * MostPixels * MostPixels];
    private readonly byte[] _rgb = new byte[3 * MostPixels * MostPixels];
    private readonly DetailPyramid _pyramid = new();
    private readonly TileColours _colours = new();
    private readonly NoiseEstimate _noise = new();

    /// <param name="aligned">From <see cref="FaceAligner"/>.</param>
    public FaceReading Measure(Frame frame, in Similarity aligned)
    {
        var size = Math.Clamp((int)MathF.Round(FaceAligner.Size * aligned.Scale), FewestPixels, MostPixels);
        var plane = size * size;
        var red = _planes.AsSpan(0, plane);
        var green = _planes.AsSpan(plane, plane);
        var blue = _planes.AsSpan(2 * plane, plane);
        FacePatch.Fill(frame, aligned.Finer((float)size / FaceAligner.Size), size, red, green, blue);
        for (var i = 0; i < plane; i++)
            (_rgb[3 * i], _rgb[(3 * i) + 1], _rgb[(3 * i) + 2]) = (Rounded(red[i]), Rounded(green[i]), Rounded(blue[i]));
        _pyramid.Build(_rgb.AsSpan(0, 3 * plane), size, size);
        _colours.Measure(_rgb.AsSpan(0, 3 * plane), size, size, _pyramid);
        _noise.Measure(_pyramid, _colours);
        var (brightness, clipped) = Light(size);
        return new FaceReading(EdgeWidth(size), brightness, clipped);
    }

    /// <summary>Of the whole face, the surroundings of the eyes above all: a nose in focus before blurred eyes is no sharp portrait.</summary>
    private float EdgeWidth(int size)
    {
        var scale = (float)FaceAligner.Size / size;
        var (left, right) = FaceAligner.Eyes;
        EdgeSums sums = default;
        for (var tile = 0; tile < _pyramid.Tiles; tile++)
        {
            var edges = EdgeSums.OfTile(_pyramid, _noise, tile);
            if (edges.Strength <= 0)
                continue;
            var centre = scale * new Vector2(
                DetailPyramid.TileStart(tile % _pyramid.Columns) + (DetailPyramid.TileSide / 2f),
                DetailPyramid.TileStart(tile / _pyramid.Columns) + (DetailPyramid.TileSide / 2f));
            if (Vector2.DistanceSquared(centre / Radii, Middle / Radii) > 1)
                continue;
            var eye = Math.Min(Vector2.DistanceSquared(centre, left), Vector2.DistanceSquared(centre, right));
            var weight = RestWeight + MathF.Exp(-eye / (2 * EyeReach * EyeReach));
            sums.Add(edges, weight / MathF.Sqrt(edges.Strength));
        }

        return sums.Strength > 0 ? sums.Width() * scale : Measuring.EdgeWidth.Max;
    }

    private (float Brightness, float Clipped) Light(int size)
    {
        var scale = (float)FaceAligner.Size / size;
        var (sum, lost, count) = (0L, 0, 0);
        for (var y = 0; y < size; y++)
        {
            var row = _pyramid.Luma.Row(y);
            var down = (((y + 0.5f) * scale) - Middle.Y) / Radii.Y;
            for (var x = 0; x < size; x++)
            {
                var across = (((x + 0.5f) * scale) - Middle.X) / Radii.X;
                if ((across * across) + (down * down) > 1)
                    continue;
                count++;
                sum += row[x];
                if (row[x] is >= ToneStatistics.HighlightLevel or <= ToneStatistics.ShadowLevel)
                    lost++;
            }
        }

        return (sum / (255f * count), (float)lost / count);
    }

    private static byte Rounded(float value) => (byte)(value + 0.5f);
}
