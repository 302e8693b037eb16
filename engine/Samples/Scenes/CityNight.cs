using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>A skyline with lit windows, a moon, and its reflection in the river.</summary>
internal static class CityNight
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        const float Shore = .70f;
        canvas.Fill((x, y) => Sky.Night(y, Shore, Rgb(0x8a5c78)) + (new Vector3(.10f, .06f, .09f) * Fractal(x * 2, y * 5, moment.Seed, 5)));
        Sky.Stars(canvas, moment, .4f, 240);
        Sky.Moon(canvas, canvas.Aspect * .22f, .17f, .052f, Rgb(0xfff2d8));
        for (var layer = 0; layer < 3; layer++)
        {
            var random = moment.Random(layer);
            for (var x = -.05f; x < canvas.Aspect;)
            {
                var width = .045f + (.055f * (float)random.NextDouble());
                var middle = MathF.Exp(-MathF.Pow((x - (canvas.Aspect * .58f)) / .42f, 2));
                var height = (.10f + (.12f * (float)random.NextDouble()) + (.24f * middle * (float)random.NextDouble())) * (1.15f - (layer * .2f));
                Building(canvas, x + (moment.Shift * (.4f + (.3f * layer))), Shore, width, height, layer, random);
                x += width * (layer == 0 ? .9f : 1.35f + (float)random.NextDouble());
            }
        }

        canvas.Blend(0, Shore - .012f, canvas.Aspect, Shore, (_, _, _) => Rgb(0x1a1420));
        for (var i = 0; i < 46; i++)
            canvas.Glow((i + .5f) * canvas.Aspect / 46, Shore - .014f, .006f, new Vector3(1.2f, .8f, .4f));
        Water.Mirror(canvas, Shore, Rgb(0x0a1024), .34f, .013f, moment);
    }

    private static void Building(Canvas canvas, float x, float foot, float width, float height, int layer, Random random)
    {
        var wall = Vector3.Lerp(Rgb(0x3a3550), Rgb(0x10101c), layer / 2f);
        canvas.Shape(x, foot - height, x + width, foot, (px, py) => MathF.Max(MathF.Abs(px - x - (width / 2)) - (width / 2), foot - height - py), (px, _) => wall * (1.25f - (.4f * (px - x) / width)));
        if (random.NextDouble() < .3)
        {
            canvas.Stroke(new(x + (width / 2), foot - height), new(x + (width / 2), foot - height - .05f), .003f, .001f, wall);
            canvas.Glow(x + (width / 2), foot - height - .05f, .004f, new Vector3(1.4f, .2f, .15f));
        }

        var warm = Vector3.Lerp(Rgb(0xffc36b), Rgb(0xcfe3ff), (float)random.NextDouble() * .8f);
        var cell = .0105f + (.003f * (float)random.NextDouble());
        var lit = .38 + (.35 * random.NextDouble());
        for (var wy = foot - height + cell; wy < foot - .02f; wy += cell * 1.35f)
            for (var wx = x + (cell * .8f); wx < x + width - cell; wx += cell * 1.25f)
            {
                if (random.NextDouble() > lit)
                    continue;
                var light = warm * (.45f + (.85f * (float)random.NextDouble())) * (.95f + (.25f * layer));
                var (left, top) = (wx, wy);
                canvas.Blend(left, top, left + (cell * .6f), top + (cell * .55f), (_, _, was) => Vector3.Lerp(was, light, .9f));
            }
    }
}
