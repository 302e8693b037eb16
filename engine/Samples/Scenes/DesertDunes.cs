using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Dunes with a lit and a shadowed flank, wind ripples, and a caravan on the crest.</summary>
internal static class DesertDunes
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        canvas.Fill((_, y) => Ramp(y / .5f, Rgb(0x3f7fb8), Rgb(0x8fb9d6), Rgb(0xf2dcc0)));
        for (var layer = 0; layer < 5; layer++)
            Dune(canvas, moment, layer);
    }

    private static void Dune(Canvas canvas, Moment moment, int layer)
    {
        var depth = layer / 4f;
        var seed = moment.Seed + (layer * 37);
        var frequency = 2.4f - (1.5f * depth);
        float Crest(float x)
        {
            var u = ((x + (moment.Shift * (.3f + depth))) * frequency) + (layer * 2.3f);
            var wave = Noise(u, layer, seed);
            return .42f + (.13f * layer) - ((.12f + (.10f * depth)) * wave) + (.004f * Noise(u * 9, layer, seed + 1));
        }

        canvas.Below(Crest, (x, y, crest) =>
        {
            var below = y - crest;
            var ridge = .20f * (Noise((x * 1.3f) + (layer * 4), layer * 3.1f, seed + 2) - .35f);
            var side = x + (below * 1.25f) + (.10f * Noise(y * 7, x * 2, seed + 3)) + ridge;
            var flank = Noise(side * frequency * 1.35f, layer + 7, seed + 4);
            var shade = Step(.46f, .54f, flank);
            var ripple = MathF.Sin(((y * 1.0f) + (.25f * x) + (.03f * Fractal(x * 6, y * 6, seed + 6, 3))) * (420 - (250 * depth))) * .035f * depth;
            var grain = (Fractal(x * 220, y * 220, seed + 8, 2) - .5f) * .06f;
            var colour = Vector3.Lerp(Rgb(0x8a4a2c), Rgb(0xf0b06a), shade);
            colour = Vector3.Lerp(Rgb(0xf0cfa8), colour, .35f + (.65f * depth));
            return colour * (1 + ripple + grain + (.20f * MathF.Exp(-below * 30) * shade));
        });
        if (layer == 2)
            Caravan(canvas, moment, Crest);
    }

    private static void Caravan(Canvas canvas, Moment moment, Func<float, float> crest)
    {
        for (var i = 0; i < 6; i++)
        {
            var x = (canvas.Aspect * .30f) + (i * .062f) + (moment.Seconds * .004f);
            Camel(canvas, x, crest(x) + .003f, .050f, MathF.Sin((moment.Seconds * 2) + i));
        }
    }

    private static void Camel(Canvas canvas, float x, float foot, float size, float step)
    {
        var dark = Rgb(0x2c1710);
        foreach (var leg in new[] { -.30f, -.22f, .20f, .28f })
            canvas.Stroke(new(x + (leg * size), foot - (size * .45f)), new(x + ((leg + (.07f * step * MathF.Sign(leg))) * size), foot), size * .07f, size * .04f, dark);
        canvas.Stroke(new(x - (size * .26f), foot - (size * .52f)), new(x + (size * .26f), foot - (size * .52f)), size * .24f, size * .22f, dark);
        canvas.Disc(x, foot - (size * .68f), size * .15f, dark);
        canvas.Stroke(new(x + (size * .30f), foot - (size * .52f)), new(x + (size * .50f), foot - (size * .86f)), size * .10f, size * .07f, dark);
        canvas.Stroke(new(x + (size * .48f), foot - (size * .88f)), new(x + (size * .64f), foot - (size * .84f)), size * .11f, size * .07f, dark);
    }
}
