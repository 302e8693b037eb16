using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>A cabin with warm windows among snowy pines at dusk; bright in daylight for high-key variants.</summary>
internal static class WinterCabin
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        canvas.Fill((x, y) => Ramp(y / .7f, Rgb(0x6f8fc0), Rgb(0xa9bfe0), Rgb(0xf0cfd4), Rgb(0xf8e6dc)) * (.97f + (.06f * Fractal(x * 2, y * 4, moment.Seed, 4))));
        for (var layer = 0; layer < 3; layer++)
        {
            var seed = moment.Seed + (layer * 61);
            float Height(float x) => .60f + (.05f * layer) - ((.34f - (.1f * layer)) * Ridge(((x + (moment.Shift * layer * .4f)) * (1 + (.4f * layer))) + 5, seed));
            canvas.Below(Height, (x, y) =>
            {
                var rock = Step(.50f, .62f, Fractal((x * 14) + (y * 9), y * 24, seed, 5));
                var colour = Vector3.Lerp(Rgb(0xe6ecf7), Rgb(0x7f8fae), rock * .8f);
                return Vector3.Lerp(colour, Rgb(0xdfe3f0), .55f - (.2f * layer));
            });
        }

        for (var i = 0; i < 70; i++)
        {
            var random = moment.Random(i);
            Trees.Conifer(canvas, ((float)random.NextDouble() * (canvas.Aspect + .1f)) + (moment.Shift * .7f), .71f + (.03f * (float)random.NextDouble()), .07f + (.10f * (float)random.NextDouble()), Rgb(0x4a6076), moment.Seed + i, .8f);
        }

        float Ground(float x) => .70f + (.03f * Noise(x * 2, 4, moment.Seed)) - (.02f * x);
        canvas.Below(Ground, (x, y) =>
        {
            var drift = Fractal(x * 3, y * 11, moment.Seed + 9, 5);
            var sparkle = Step(.985f, 1, Hash((int)(x * 900), (int)(y * 900), moment.Seed)) * .25f;
            return Vector3.Lerp(Rgb(0xb9c8e4), Rgb(0xfdfbfa), Step(.25f, .75f, drift)) * (.97f + sparkle);
        });
        Cabin(canvas, (canvas.Aspect * .36f) + moment.Shift, .80f, .27f, moment);
        float[] pines = [.06f, .15f, .62f, .72f, .83f, .95f];
        for (var i = 0; i < pines.Length; i++)
            Trees.Conifer(canvas, (pines[i] * canvas.Aspect) + moment.Shift, .84f + (.05f * Hash(i, 2, moment.Seed)), .40f + (.24f * Hash(i, 3, moment.Seed)), Rgb(0x22392f), moment.Seed + (i * 7), 1);
        var flakes = moment.Random(400 + (int)(moment.Seconds * 10));
        for (var i = 0; i < 260; i++)
            canvas.Disc((float)flakes.NextDouble() * canvas.Aspect, (float)flakes.NextDouble(), .0012f + (.0035f * MathF.Pow((float)flakes.NextDouble(), 3)), Vector3.One, .8f, .002f);
    }

    private static void Cabin(Canvas canvas, float x, float foot, float width, Moment moment)
    {
        var (height, eaves) = (width * .42f, foot - (width * .42f));
        canvas.Shape(x, eaves, x + width, foot, (px, py) => MathF.Max(MathF.Abs(px - x - (width / 2)) - (width / 2), eaves - py), (px, py) =>
        {
            var log = MathF.Abs(MathF.Sin((py - eaves) / height * MathF.PI * 7));
            return Rgb(0x6b4630) * (.55f + (.55f * log)) * (.9f + (.2f * Noise(px * 120, py * 20, 3)));
        });
        canvas.Polygon([new(x - (width * .10f), eaves + (width * .04f)), new(x + (width * .16f), eaves - (width * .34f)), new(x + (width * .84f), eaves - (width * .34f)), new(x + (width * 1.10f), eaves + (width * .04f))], (px, py) => Vector3.Lerp(Rgb(0xffffff), Rgb(0xc3d0ea), Clamp01((py - eaves + (width * .34f)) / (width * .4f))) * (.96f + (.06f * Noise(px * 60, py * 60, 4))));
        canvas.Shape(x + (width * .70f), eaves - (width * .50f), x + (width * .78f), eaves - (width * .25f), (px, _) => MathF.Abs(px - x - (width * .74f)) - (width * .04f), (_, _) => Rgb(0x6a5148));
        foreach (var window in new[] { .14f, .66f })
            Window(canvas, x + (width * window), eaves + (height * .30f), width * .18f, height * .40f);
        canvas.Shape(x + (width * .43f), eaves + (height * .30f), x + (width * .57f), foot, (px, py) => MathF.Max(MathF.Abs(px - x - (width * .5f)) - (width * .07f), eaves + (height * .28f) - py), (_, _) => Rgb(0x3a2418));
        for (var i = 0; i < 26; i++)
        {
            var rise = i / 26f;
            canvas.Glow(x + (width * .74f) + (.05f * rise) + (.02f * MathF.Sin((rise * 7) + moment.Seconds)), eaves - (width * .52f) - (rise * .20f), .010f + (.022f * rise), new Vector3(.10f, .10f, .11f) * (1 - rise));
        }
    }

    private static void Window(Canvas canvas, float x, float y, float width, float height)
    {
        canvas.Glow(x + (width / 2), y + (height / 2), width * 1.1f, new Vector3(.45f, .26f, .08f));
        canvas.Blend(x, y, x + width, y + height, (px, py, _) =>
        {
            var bar = MathF.Abs(px - x - (width / 2)) < width * .05f || MathF.Abs(py - y - (height / 2)) < height * .04f;
            return bar ? Rgb(0x4a2f1c) : new Vector3(1.25f, .88f, .42f) * (1.05f - (.3f * (py - y) / height));
        });
    }
}
