using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>A lit tent under the Milky Way.</summary>
internal static class StarryCamp
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        canvas.Fill((x, y) =>
        {
            var sky = Sky.Night(y, .8f, Rgb(0x4a5a78));
            var across = (((x / canvas.Aspect) - .62f) * 1.0f) + ((y - .4f) * .75f);
            var band = MathF.Exp(-across * across * 26);
            var dust = Fractal(x * 3.2f, y * 3.2f, moment.Seed + 1, 6);
            var lane = Step(.48f, .66f, Fractal((x * 4) + 8, y * 4, moment.Seed + 2, 6)) * MathF.Exp(-across * across * 110);
            return sky + (new Vector3(.42f, .38f, .50f) * band * dust * (1 - (.75f * lane))) + (new Vector3(.20f, .10f, .12f) * band * band * dust);
        });
        Sky.Stars(canvas, moment, .8f, 2600);
        for (var layer = 0; layer < 3; layer++)
        {
            var colour = Vector3.Lerp(Rgb(0x1c2740), Rgb(0x05080d), layer / 2f);
            var (seed, foot) = (moment.Seed + (layer * 71), .80f + (layer * .05f));
            canvas.Below(x => foot - (.16f * (1 - (layer * .3f)) * Ridge(((x + moment.Shift) * (1.2f + layer)) + 3, seed)), (_, _) => colour);
        }

        for (var i = 0; i < 34; i++)
        {
            var random = moment.Random(i);
            var side = i % 2 == 0 ? (float)random.NextDouble() * .32f : canvas.Aspect - ((float)random.NextDouble() * .30f);
            Trees.Conifer(canvas, side + moment.Shift, 1.0f, .16f + (.26f * (float)random.NextDouble()), Rgb(0x04070b), moment.Seed + i);
        }

        canvas.Below(x => .90f + (.02f * Noise(x * 3, 1, moment.Seed)), (x, y) => Rgb(0x090d10) * (.7f + (.8f * Fractal(x * 60, y * 90, moment.Seed, 3))));
        Tent(canvas, (canvas.Aspect * .46f) + moment.Shift, .925f);
    }

    private static void Tent(Canvas canvas, float x, float foot)
    {
        canvas.Glow(x, foot - .04f, .14f, new Vector3(.50f, .27f, .08f));
        Vector2[] body = [new(x - .125f, foot), new(x - .02f, foot - .125f), new(x + .035f, foot - .125f), new(x + .135f, foot)];
        canvas.Polygon(body, (px, py) => Vector3.Lerp(new Vector3(1.25f, .85f, .38f), new Vector3(.75f, .26f, .08f), Clamp01(Vector2.Distance(new(px, py), new(x, foot - .05f)) * 9)));
        canvas.Polygon([new(x - .02f, foot - .125f), new(x + .012f, foot), new(x - .052f, foot)], (_, py) => new Vector3(1.5f, 1.15f, .6f) * (.55f + ((foot - py) * 3)));
        canvas.Stroke(new(x - .02f, foot - .125f), new(x - .125f, foot), .003f, .003f, Rgb(0x5a2a10));
        canvas.Stroke(new(x + .035f, foot - .125f), new(x + .135f, foot), .003f, .003f, Rgb(0x5a2a10));
        canvas.Stroke(new(x - .125f, foot), new(x - .17f, foot + .012f), .0015f, .0015f, Rgb(0x6a5a40));
        canvas.Stroke(new(x + .135f, foot), new(x + .18f, foot + .012f), .0015f, .0015f, Rgb(0x6a5a40));
    }
}
