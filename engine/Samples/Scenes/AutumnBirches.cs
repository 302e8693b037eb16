using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Birch trunks in golden leaves, and falling ones.</summary>
internal static class AutumnBirches
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        canvas.Fill((x, y) => Vector3.Lerp(Ramp(y, Rgb(0xffe9a8), Rgb(0xf2b64a), Rgb(0xc96f22), Rgb(0x6b3a1a)), Rgb(0x7a3d16), .6f * Fractal(x * 3, y * 3, moment.Seed, 5)));
        var random = moment.Random(3);
        Leaves(canvas, random, 700, .02f, .75f);
        canvas.Blur(.018f);
        for (var i = 0; i < 12; i++)
            Trunk(canvas, ((i + (float)random.NextDouble()) / 12 * canvas.Aspect) + (moment.Shift * .5f), .016f + (.008f * (float)random.NextDouble()), .80f, moment.Seed + i, .55f);
        canvas.Below(x => .78f + (.02f * Noise(x * 3, 2, moment.Seed)), (x, y) =>
        {
            var litter = Fractal(x * 30 / (.3f + y), y * 120, moment.Seed + 4, 4);
            return Ramp(litter, Rgb(0x4a2410), Rgb(0xa8541a), Rgb(0xe8a03a), Rgb(0xf6cf6a)) * (.65f + (.5f * Noise(x * 2.2f, y * 6, moment.Seed + 5)));
        });
        float[] trunks = [.09f, .24f, .47f, .70f, .88f];
        for (var i = 0; i < trunks.Length; i++)
            Trunk(canvas, (trunks[i] * canvas.Aspect) + moment.Shift, .040f + (.022f * Hash(i, 1, moment.Seed)), .90f + (.06f * Hash(i, 2, moment.Seed)), moment.Seed + (i * 31), 1);
        Leaves(canvas, random, 900, .010f, .26f);
        var falling = moment.Random(70 + (int)(moment.Seconds * 7));
        Leaves(canvas, falling, 60, .011f, 1);
    }

    private static void Leaves(Canvas canvas, Random random, int count, float size, float depth)
    {
        for (var i = 0; i < count; i++)
        {
            var colour = Ramp((float)random.NextDouble(), Rgb(0xb8441a), Rgb(0xe88a1f), Rgb(0xf8c63a), Rgb(0xfbe27a));
            var at = new Vector2((float)random.NextDouble() * canvas.Aspect, depth * MathF.Pow((float)random.NextDouble(), 1.4f));
            var turn = (float)(random.NextDouble() * Math.Tau);
            canvas.Stroke(at, at + (new Vector2(MathF.Cos(turn), MathF.Sin(turn)) * size), size * (.5f + (.4f * (float)random.NextDouble())), size * .1f, colour, .92f);
        }
    }

    private static void Trunk(Canvas canvas, float x, float width, float foot, int seed, float contrast)
    {
        var lean = (Hash(4, seed, 1) - .5f) * .08f;
        canvas.Blend(x - width - .06f, 0, x + width + .06f, foot + .01f, (px, py, was) =>
        {
            var middle = x + (lean * (foot - py)) + (.004f * Noise(py * 6, 1, seed));
            var half = width * (.38f + (.14f * py / foot) + (.2f * Step(foot - .05f, foot, py)));
            var u = (px - middle) / half;
            var cover = Clamp01(((half - MathF.Abs(px - middle)) / canvas.Pixel) + .5f) * Step(foot + .008f, foot, py);
            if (cover <= 0)
                return was;
            var mark = Step(.64f, .72f, Noise((u * 1.2f) + (seed * 1.3f), py * 70, seed + 2) * (.72f + (.5f * Noise(u + 5, py * 9, seed + 3))));
            var bark = Vector3.Lerp(Rgb(0xf3ead8), Rgb(0x9c8f80), Clamp01((u + .6f) * .55f)) * (.93f + (.12f * Noise(px * 200, py * 60, seed)));
            bark = Vector3.Lerp(bark, Rgb(0x2a211c), mark * contrast);
            return Vector3.Lerp(was, Vector3.Lerp(Rgb(0xe8b45a), bark, .45f + (.55f * contrast)), cover);
        });
    }
}
