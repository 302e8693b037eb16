using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>A striped lighthouse on a cliff above a windy sea.</summary>
internal static class Lighthouse
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        const float Horizon = .60f;
        canvas.Fill((x, y) => Sky.Day(x, y, Horizon, moment, .9f));
        canvas.Blend(0, Horizon, canvas.Aspect, 1, (x, y, _) =>
        {
            var distance = MathF.Max(0, y - Horizon) / (1 - Horizon);
            var scale = 1 / (.06f + distance);
            var wave = Fractal((x * scale * 1.6f) + (moment.Seconds * .4f), (scale * 9) + (moment.Seconds * .3f), moment.Seed + 2, 5);
            var colour = Vector3.Lerp(Rgb(0x7fb0c4), Rgb(0x0f4a63), MathF.Pow(distance, .45f)) * (.75f + (.5f * wave));
            return Vector3.Lerp(colour, Rgb(0xf4fafa), Step(.66f, .76f, wave) * (.25f + distance));
        });
        float Cliff(float x) => .62f - (.03f * Fractal(x * 4, 1, moment.Seed, 4)) + (.50f * Step(canvas.Aspect * .55f, canvas.Aspect * .90f, x + (.05f * Noise(x * 13, 2, moment.Seed))));
        canvas.Below(x => Cliff(x - moment.Shift), (x, y, cliff) =>
        {
            var below = y - cliff;
            var rock = Fractal(x * 14, (y * 7) + (x * 6), moment.Seed + 5, 6);
            var stone = Vector3.Lerp(Rgb(0x4a3b34), Rgb(0xb59a80), Step(.30f, .72f, rock));
            var grass = Vector3.Lerp(Rgb(0x4e7a34), Rgb(0x93ad4f), Fractal(x * 90, y * 40, moment.Seed + 6, 3));
            return Vector3.Lerp(grass, stone, Step(.02f, .10f, below - (.06f * (rock - .5f)) - (.10f * Step(canvas.Aspect * .5f, 0, x))));
        });
        var tower = (canvas.Aspect * .32f) + moment.Shift;
        Tower(canvas, tower, Cliff(tower - moment.Shift) + .02f, .46f);
        House(canvas, tower + .09f, Cliff(tower) + .015f);
        Spray(canvas, moment);
    }

    private static void Tower(Canvas canvas, float x, float foot, float height)
    {
        var top = foot - height;
        canvas.Shape(x - (height * .11f), top, x + (height * .11f), foot, (px, py) => MathF.Max(MathF.Abs(px - x) - (height * Mix(.062f, .105f, (py - top) / height)), top - py), (px, py) =>
        {
            var t = (py - top) / height;
            var u = (px - x) / (height * Mix(.062f, .105f, t));
            var stripe = (int)(t * 6) % 2 == 0 ? Rgb(0xf6f3ec) : Rgb(0xc8352b);
            return stripe * (.62f + (.45f * MathF.Sqrt(MathF.Max(0, 1 - ((u + .35f) * (u + .35f) * .6f)))));
        });
        foreach (var at in new[] { .22f, .48f, .74f })
            canvas.Blend(x - (height * .012f), top + (height * at), x + (height * .012f), top + (height * (at + .045f)), (_, _, _) => Rgb(0x2a3038));
        canvas.Blend(x - (height * .095f), top - (height * .018f), x + (height * .095f), top + (height * .012f), (_, _, _) => Rgb(0x2b2f36));
        canvas.Blend(x - (height * .05f), top - (height * .11f), x + (height * .05f), top - (height * .018f), (px, _, _) => Vector3.Lerp(new Vector3(1.3f, 1.2f, .85f), Rgb(0x5a7080), Clamp01(MathF.Abs(px - x) / (height * .05f))));
        foreach (var bar in new[] { -.05f, -.017f, .017f, .05f })
            canvas.Stroke(new(x + (bar * height), top - (height * .11f)), new(x + (bar * height), top), height * .007f, height * .007f, Rgb(0x2b2f36));
        canvas.Polygon([new(x - (height * .065f), top - (height * .105f)), new(x, top - (height * .18f)), new(x + (height * .065f), top - (height * .105f))], (px, _) => Rgb(0xb02d25) * (1.1f - Clamp01((px - x) / (height * .1f))));
        canvas.Glow(x, top - (height * .065f), height * .07f, new Vector3(.5f, .42f, .2f));
    }

    private static void House(Canvas canvas, float x, float foot)
    {
        canvas.Blend(x, foot - .07f, x + .15f, foot, (px, _, _) => Rgb(0xf2eee4) * (1 - (.15f * (px - x) / .15f)));
        canvas.Polygon([new(x - .012f, foot - .068f), new(x + .022f, foot - .118f), new(x + .128f, foot - .118f), new(x + .162f, foot - .068f)], (px, py) => Rgb(0x9c3f33) * (.85f + (.2f * MathF.Abs(MathF.Sin(py * 600))) + (.1f * Noise(px * 80, py * 80, 2))));
        foreach (var window in new[] { .022f, .068f, .114f })
            canvas.Blend(x + window, foot - .048f, x + window + .018f, foot - .022f, (_, _, _) => Rgb(0x34465a));
    }

    private static void Spray(Canvas canvas, Moment moment)
    {
        var random = moment.Random(60 + (int)moment.Seconds);
        for (var i = 0; i < 420; i++)
        {
            var t = (float)random.NextDouble();
            canvas.Disc((canvas.Aspect * (.66f + (.22f * t))) + (.03f * (float)random.NextDouble()), .96f - (.22f * (float)random.NextDouble() * (1 - t)), .001f + (.005f * MathF.Pow((float)random.NextDouble(), 3)), Rgb(0xf6fbfb), .65f);
        }
    }
}
