using System.Numerics;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Turn, scale and move: where the points of a patch lie in a frame, both in pixels. No mirroring.</summary>
/// <param name="A">Scale · cos of the turn.</param>
/// <param name="B">Scale · sin of the turn, clockwise.</param>
/// <param name="X">Where the patch's origin lands.</param>
/// <param name="Y">Where the patch's origin lands.</param>
internal readonly record struct Similarity(float A, float B, float X, float Y)
{
    /// <summary>Frame pixels a patch pixel covers, along a side.</summary>
    public float Scale => MathF.Sqrt((A * A) + (B * B));

    /// <summary>Radians, positive clockwise.</summary>
    public float Roll => MathF.Atan2(B, A);

    /// <summary>A square patch of <paramref name="size"/> pixels over the square of side <paramref name="side"/> around a point, turned around it.</summary>
    public static Similarity OfSquare(Vector2 centre, float side, float roll, int size)
    {
        var (sin, cos) = MathF.SinCos(roll);
        var (a, b) = (side / size * cos, side / size * sin);
        var half = size / 2f;
        return new Similarity(a, b, centre.X - ((a - b) * half), centre.Y - ((a + b) * half));
    }

    /// <summary>
    /// The transform that brings the points of a template nearest to those of a frame, in the least-squares sense
    /// (Umeyama, 1991; in two dimensions it needs no decomposition).
    /// </summary>
    public static Similarity Fit(ReadOnlySpan<Vector2> template, ReadOnlySpan<Vector2> frame)
    {
        var (from, to) = (Mean(template), Mean(frame));
        var (along, across, spread) = (0f, 0f, 0f);
        for (var i = 0; i < template.Length; i++)
        {
            var (p, q) = (template[i] - from, frame[i] - to);
            along += Vector2.Dot(p, q);
            across += (p.X * q.Y) - (p.Y * q.X);
            spread += p.LengthSquared();
        }

        var (a, b) = (along / spread, across / spread);
        return new Similarity(a, b, to.X - (a * from.X) + (b * from.Y), to.Y - (b * from.X) - (a * from.Y));
    }

    public Vector2 Apply(float x, float y) => new((A * x) - (B * y) + X, (B * x) + (A * y) + Y);

    /// <summary>The same place in the frame for a patch with <paramref name="factor"/> times the pixels a side.</summary>
    public Similarity Finer(float factor) => this with { A = A / factor, B = B / factor };

    private static Vector2 Mean(ReadOnlySpan<Vector2> points)
    {
        var sum = Vector2.Zero;
        foreach (var point in points)
            sum += point;
        return sum / points.Length;
    }
}
