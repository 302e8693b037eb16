using System.Numerics;
using System.Runtime.Intrinsics;

namespace Bpp.Engine.Samples;

/// <summary>Colours, curves and noise that the scenes are painted with.</summary>
internal static class Paint
{
    private const int HashX = 374761393;
    private const int HashY = 668265263;
    private const int HashSeed = 974634757;

    /// <summary>A colour written as on the web, <c>0xRRGGBB</c>.</summary>
    public static Vector3 Rgb(int hex) => new Vector3((hex >> 16) & 255, (hex >> 8) & 255, hex & 255) / 255f;

    public static float Clamp01(float value) => value < 0 ? 0 : value > 1 ? 1 : value;

    public static float Mix(float a, float b, float t) => a + ((b - a) * t);

    /// <summary>0 before <paramref name="from"/>, 1 after <paramref name="to"/>, smooth between; the two may be in either order.</summary>
    public static float Step(float from, float to, float value)
    {
        var t = Clamp01((value - from) / (to - from));
        return t * t * (3 - (2 * t));
    }

    /// <summary>A colour on a ramp of equally spaced stops, <paramref name="t"/> in 0..1.</summary>
    public static Vector3 Ramp(float t, params ReadOnlySpan<Vector3> stops)
    {
        var scaled = Clamp01(t) * (stops.Length - 1);
        var index = Math.Min((int)scaled, stops.Length - 2);
        return Vector3.Lerp(stops[index], stops[index + 1], Step(0, 1, scaled - index));
    }

    /// <summary>A repeatable number in 0..1 for a lattice point.</summary>
    public static float Hash(int x, int y, int seed)
    {
        var h = (uint)((x * HashX) + (y * HashY) + (seed * HashSeed));
        h = (h ^ (h >> 13)) * 1274126177;
        h ^= h >> 16;
        return (h & 0xFFFFFF) / 16777216f;
    }

    /// <summary>Value noise, 0..1, one feature per unit.</summary>
    public static float Noise(float x, float y, int seed)
    {
        var (fx, fy) = (MathF.Floor(x), MathF.Floor(y));
        var (ix, iy) = ((int)fx, (int)fy);
        var (tx, ty) = (x - fx, y - fy);
        tx = tx * tx * (3 - (2 * tx));
        ty = ty * ty * (3 - (2 * ty));
        // The hashes of the four corners at once: most of a scene's time is spent here.
        var h = (Vector128.Create((ix * HashX) + (iy * HashY) + (seed * HashSeed)) + Vector128.Create(0, HashX, HashY, HashX + HashY)).AsUInt32();
        h = (h ^ (h >> 13)) * 1274126177u;
        h = (h ^ (h >> 16)) & Vector128.Create(0xFFFFFFu);
        var corners = Vector128.ConvertToSingle(h.AsInt32());
        var below = Vector128.Shuffle(corners, Vector128.Create(2, 3, 2, 3));
        var edge = corners + ((below - corners) * ty);
        return Mix(edge.GetElement(0), edge.GetElement(1), tx) / 16777216f;
    }

    /// <summary>Fractal noise: octaves of value noise, 0..1.</summary>
    public static float Fractal(float x, float y, int seed, int octaves = 5)
    {
        float sum = 0, weight = .5f, total = 0;
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += weight * Noise(x, y, seed + octave);
            total += weight;
            weight *= .5f;
            (x, y) = ((x * 1.62f) + (y * 1.18f) + 7.3f, (y * 1.62f) - (x * 1.18f) + 3.1f);
        }

        return sum / total;
    }

    /// <summary>A mountain profile along x, 0..1, with sharp crests.</summary>
    public static float Ridge(float x, int seed, int octaves = 7)
    {
        float sum = 0, weight = .5f, total = 0;
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += weight * (1 - MathF.Abs((2 * Noise(x, octave * 17.7f, seed)) - 1));
            total += weight;
            weight *= .47f;
            x = (x * 2.07f) + 5.3f;
        }

        return sum / total;
    }

    /// <summary>Signed distance to a polygon, negative inside.</summary>
    public static float PolygonDistance(Vector2[] corners, Vector2 p)
    {
        var nearest = float.MaxValue;
        var inside = false;
        for (int i = 0, j = corners.Length - 1; i < corners.Length; j = i++)
        {
            var (a, b) = (corners[i], corners[j]);
            var along = b - a;
            var t = Clamp01(Vector2.Dot(p - a, along) / Math.Max(along.LengthSquared(), 1e-12f));
            nearest = Math.Min(nearest, (p - a - (along * t)).LengthSquared());
            if ((a.Y > p.Y) != (b.Y > p.Y) && p.X < (along.X * (p.Y - a.Y) / along.Y) + a.X)
                inside = !inside;
        }

        return inside ? -MathF.Sqrt(nearest) : MathF.Sqrt(nearest);
    }
}
