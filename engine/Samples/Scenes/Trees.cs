using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Trees that several scenes share.</summary>
internal static class Trees
{
    /// <summary>A conifer standing at (x, foot); <paramref name="snow"/> whitens the tops of its branches.</summary>
    public static void Conifer(Canvas canvas, float x, float foot, float height, Vector3 colour, int seed, float snow = 0)
    {
        var half = height * (.17f + (.05f * Hash(1, seed, 3)));
        canvas.Blend(x - half, foot - height, x + half, foot, (px, py, was) =>
        {
            var t = (py - (foot - height)) / height;
            if (t is < 0 or > 1)
                return was;
            // Further out than any branch reaches.
            if (MathF.Abs(px - x) > (half * t * 1.41f) + (height * .016f) + canvas.Pixel)
                return was;
            var tier = t * (11 + (3 * Hash(2, seed, 3)));
            var within = tier - MathF.Floor(tier);
            var ragged = Noise((px * 90 / height) + (seed * 3.7f), tier * 5, seed) * .35f;
            var side = px < x ? 1 : 2;
            var reach = half * t * (.45f + (.42f * within) + ragged) * (.85f + (.3f * Hash((int)tier, side, seed)));
            var trunk = t > .93f ? height * .016f : height * .004f;
            var cover = Clamp01(((MathF.Max(t > .95f ? 0 : reach, trunk) - MathF.Abs(px - x)) / canvas.Pixel) + .5f);
            if (cover <= 0)
                return was;
            var needles = colour * (.75f + (.5f * Noise(px * 400, py * 400, seed)));
            var white = snow * Step(.75f, .25f, within) * Step(.25f, .6f, Noise((px * 160) + seed, py * 90, seed + 5) + (.25f * Hash((int)tier, 9, seed)));
            return Vector3.Lerp(was, Vector3.Lerp(needles, Rgb(0xeef3fa), white), cover);
        });
    }

    /// <summary>A round-crowned tree of many leaves, lit from the upper left.</summary>
    public static void Leafy(Canvas canvas, float x, float foot, float height, Vector3 dark, Vector3 light, int seed)
    {
        canvas.Stroke(new(x, foot), new(x, foot - (height * .6f)), height * .06f, height * .02f, dark * .4f);
        var random = new Random(seed);
        for (var i = 0; i < 420; i++)
        {
            var angle = random.NextDouble() * Math.Tau;
            var distance = MathF.Sqrt((float)random.NextDouble());
            var (u, v) = ((float)Math.Cos(angle) * distance, (float)Math.Sin(angle) * distance);
            var lump = .8f + (.35f * Noise((u * 3) + seed, v * 3, seed));
            var lit = Clamp01(.5f - (.35f * u) - (.5f * v) + (.35f * ((float)random.NextDouble() - .5f)));
            canvas.Disc(x + (u * height * .36f * lump), foot - (height * .64f) + (v * height * .34f * lump), height * (.012f + (.022f * (float)random.NextDouble())), Vector3.Lerp(dark, light, lit), .92f);
        }
    }
}
