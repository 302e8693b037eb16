using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Poppies in focus before a meadow that melts away.</summary>
internal static class PoppyMeadow
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        canvas.Fill((x, y) => Vector3.Lerp(Ramp(y, Rgb(0xf3e3b0), Rgb(0xb8c46a), Rgb(0x5f8a3a), Rgb(0x2f5a24)), Rgb(0x35612a), .55f * Fractal(x * 3, y * 3, moment.Seed, 4)));
        var random = moment.Random(1);
        for (var i = 0; i < 150; i++)
        {
            var y = .25f + (.7f * (float)random.NextDouble());
            var hue = random.NextDouble() < .7 ? Rgb(0xd8301c) : random.NextDouble() < .5 ? Rgb(0xf2d24a) : Rgb(0x8c7ad8);
            canvas.Disc((float)random.NextDouble() * canvas.Aspect, y, .012f + (.035f * y * (float)random.NextDouble()), hue, .85f);
        }

        for (var i = 0; i < 420; i++)
        {
            var (x, foot) = ((float)random.NextDouble() * canvas.Aspect, .6f + (.45f * (float)random.NextDouble()));
            canvas.Stroke(new(x, foot), new(x + (.08f * ((float)random.NextDouble() - .5f)), foot - .22f), .006f, .002f, Vector3.Lerp(Rgb(0x3f7030), Rgb(0xa8bf5a), (float)random.NextDouble()), .7f);
        }

        canvas.Blur(.026f);
        for (var i = 0; i < 26; i++)
            canvas.Bokeh((float)random.NextDouble() * canvas.Aspect, (float)random.NextDouble() * .45f, .018f + (.030f * (float)random.NextDouble()), Rgb(0xfff0c0), .10f + (.18f * (float)random.NextDouble()));
        var sway = .008f * MathF.Sin(moment.Seconds * 2.1f);
        for (var i = 0; i < 60; i++)
        {
            var x = (float)random.NextDouble() * canvas.Aspect;
            canvas.Stroke(new(x, 1.02f), new(x + (.06f * ((float)random.NextDouble() - .5f)) + (sway * 2), 1 - (.10f + (.22f * (float)random.NextDouble()))), .007f, .001f, Vector3.Lerp(Rgb(0x2e5a22), Rgb(0x8fb04a), (float)random.NextDouble()));
        }

        Poppy(canvas, (canvas.Aspect * .64f) + sway + moment.Shift, .36f, .150f, moment.Seed + 1);
        Poppy(canvas, (canvas.Aspect * .34f) + (sway * 1.4f) + moment.Shift, .55f, .105f, moment.Seed + 2);
        Poppy(canvas, (canvas.Aspect * .86f) + (sway * .8f) + moment.Shift, .66f, .075f, moment.Seed + 3);
    }

    private static void Poppy(Canvas canvas, float x, float y, float radius, int seed)
    {
        var foot = new Vector2(x - (radius * .5f), 1.05f);
        var bend = new Vector2(x + (radius * .15f), (y + 1) / 2);
        canvas.Stroke(foot, bend, radius * .07f, radius * .06f, Rgb(0x4c7a34));
        canvas.Stroke(bend, new(x, y), radius * .06f, radius * .06f, Rgb(0x5c8c3e));
        for (var petal = 0; petal < 5; petal++)
        {
            var angle = (petal * 2.51f) + (Hash(petal, seed, 1) * .5f);
            var (cx, cy) = (x + (MathF.Cos(angle) * radius * .42f), y + (MathF.Sin(angle) * radius * .30f));
            float Distance(float px, float py)
            {
                var (u, v) = ((px - cx) / radius, (py - cy) / (radius * .80f));
                var around = MathF.Atan2(v, u);
                return (MathF.Sqrt((u * u) + (v * v)) - .60f - (.07f * MathF.Sin((around * 5) + (petal * 2))) - (.05f * Noise((around * 4) + 9, petal, seed))) * radius;
            }

            canvas.Shape(cx - radius, cy - radius, cx + radius, cy + radius, Distance, (px, py) =>
            {
                var (dx, dy) = (px - x, (py - y) / .8f);
                var out1 = Clamp01(MathF.Sqrt((dx * dx) + (dy * dy)) / radius);
                var vein = MathF.Sin((MathF.Atan2(dy, dx) * 60) + (8 * Noise(px * 20, py * 20, seed))) * .06f;
                var fold = .75f + (.45f * Step(-.08f, .0f, Distance(px, py) / radius * -1 - .55f)) + vein;
                return Vector3.Lerp(Rgb(0x7c0f0c), Rgb(0xf24a2a), MathF.Pow(out1, .7f)) * (fold + (.18f * (1 - ((py - y + radius) / radius / 2))));
            });
        }

        canvas.Disc(x, y, radius * .17f, Rgb(0x1c1a18));
        for (var i = 0; i < 46; i++)
        {
            var angle = i * 2.39996f;
            var reach = radius * (.17f + (.10f * Hash(i, seed, 5)));
            canvas.Stroke(new(x, y), new(x + (MathF.Cos(angle) * reach), y + (MathF.Sin(angle) * reach * .8f)), radius * .008f, radius * .008f, Rgb(0x241c24));
            canvas.Disc(x + (MathF.Cos(angle) * reach), y + (MathF.Sin(angle) * reach * .8f), radius * .018f, Rgb(0x3a3144));
        }

        canvas.Disc(x, y - (radius * .01f), radius * .085f, Rgb(0x9cb26a));
    }
}
