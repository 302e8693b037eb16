using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Rows of lavender running to a lone tree.</summary>
internal static class LavenderRows
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        const float Horizon = .46f;
        var vanish = (canvas.Aspect * .60f) + moment.Shift;
        canvas.Fill((x, y) => Vector3.Lerp(Sky.Day(x, y, Horizon + .1f, moment, .45f), Rgb(0xffd0a0), .5f * Step(.05f, Horizon, y)));
        for (var layer = 0; layer < 3; layer++)
        {
            var seed = moment.Seed + (layer * 29);
            canvas.Below(x => Horizon + .01f - ((.11f - (.035f * layer)) * Fractal((x * (1.2f + layer)) + layer, 3, seed, 5)), (_, _) => Vector3.Lerp(Rgb(0xb8a8c4), Rgb(0x5c6a62), layer / 2f));
        }

        canvas.Below(_ => Horizon, (x, y) =>
        {
            var distance = (y - Horizon) / (1 - Horizon);
            var row = (x - vanish) / (.035f + distance) * 3.4f;
            var across = MathF.Abs(row - MathF.Floor(row) - .5f) * 2;
            var bush = Step(.86f, .30f, across + (.35f * (Noise(row * 9, 40 / (.05f + distance), moment.Seed) - .5f)));
            var scale = 60 / (.10f + distance);
            var flower = Fractal((x * scale) + moment.Seconds, y * scale * 2, moment.Seed + 7, 3);
            var lavender = Ramp((flower * .75f) + (.25f * (1 - across)), Rgb(0x2f2350), Rgb(0x5f46a0), Rgb(0x9878d8), Rgb(0xd8b8f2));
            var soil = Vector3.Lerp(Rgb(0x6a4a34), Rgb(0x7a9a4a), .5f * flower);
            var colour = Vector3.Lerp(soil, lavender, bush) * (.85f + (.35f * Step(.4f, -.2f, row - MathF.Floor(row) - .5f)));
            return Vector3.Lerp(Rgb(0xb8a0cc), colour, Step(0, .16f, distance));
        });
        Trees.Leafy(canvas, (canvas.Aspect * .60f) + moment.Shift, Horizon + .012f, .25f, Rgb(0x2a4420), Rgb(0xb8c860), moment.Seed);
        canvas.Blend(0, 0, canvas.Aspect, 1, (x, y, was) => was + (new Vector3(.22f, .13f, .04f) * MathF.Exp(-((x * x) + (MathF.Pow(y - .35f, 2) * 3)) * 1.2f)));
    }
}
