using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Dew on a blade of grass, everything else out of focus.</summary>
internal static class DewMacro
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        canvas.Fill((x, y) => Ramp(Clamp01((.5f * y) + (.35f * x / canvas.Aspect) + (.25f * (Fractal(x * 1.5f, y * 1.5f, moment.Seed, 3) - .5f))), Rgb(0xe9f2a2), Rgb(0x8fc257), Rgb(0x3f8a45), Rgb(0x164a35)));
        var random = moment.Random(2);
        for (var i = 0; i < 44; i++)
            canvas.Bokeh((float)random.NextDouble() * canvas.Aspect, (float)random.NextDouble() * .9f, .025f + (.075f * (float)random.NextDouble()), Vector3.Lerp(Rgb(0xf8ffc8), Rgb(0x9fe08a), (float)random.NextDouble()), .10f + (.22f * (float)random.NextDouble()));
        canvas.Blur(.006f);
        Vector2 At(float t) => new(moment.Shift + (canvas.Aspect * (-.05f + (1.02f * t))), .98f - (.98f * MathF.Sin(t * 1.9f) * .82f) + (.012f * MathF.Sin(moment.Seconds * 2)));
        const int Segments = 90;
        for (var i = 0; i < Segments; i++)
        {
            var (t, next) = (i / (float)Segments, (i + 1) / (float)Segments);
            var width = .085f * (1 - (t * .93f));
            canvas.Stroke(At(t), At(next), width, width, Vector3.Lerp(Rgb(0x2c7a30), Rgb(0x9fd054), t));
            canvas.Stroke(At(t) - new Vector2(0, width * .22f), At(next) - new Vector2(0, width * .22f), width * .42f, width * .42f, Vector3.Lerp(Rgb(0x58a63c), Rgb(0xd2ec84), t), .75f);
            canvas.Stroke(At(t), At(next), width * .05f, width * .05f, Rgb(0xe6f5a8), .8f);
        }

        for (var i = 0; i < 34; i++)
        {
            var t = .08f + (.86f * (i + (.7f * (float)random.NextDouble())) / 34);
            var radius = (.006f + (.036f * MathF.Pow((float)random.NextDouble(), 2.5f))) * (1.1f - (t * .5f));
            var at = At(t) - new Vector2(0, (.085f * (1 - (t * .93f)) * (.5f * (float)random.NextDouble())) + (radius * .5f));
            Drop(canvas, at.X, at.Y, radius);
        }

        Drop(canvas, At(.965f).X, At(.965f).Y + .055f, .052f);
    }

    private static void Drop(Canvas canvas, float x, float y, float radius)
    {
        canvas.Disc(x + (radius * .12f), y + (radius * .22f), radius * 1.02f, Rgb(0x1c4a24), .35f, radius * .5f);
        canvas.Shape(x - radius, y - radius, x + radius, y + radius, (px, py) => MathF.Sqrt(((px - x) * (px - x)) + ((py - y) * (py - y))) - radius, (px, py) =>
        {
            var (u, v) = ((px - x) / radius, (py - y) / radius);
            var edge = MathF.Sqrt((u * u) + (v * v));
            var lens = Ramp(Clamp01(.5f - (.55f * v) + (.15f * u)), Rgb(0xf2ffc0), Rgb(0x9ed468), Rgb(0x3c8c3e), Rgb(0x1c5a34));
            return Vector3.Lerp(lens, Rgb(0x1f4f2a), Step(.72f, 1, edge) * .75f) + (new Vector3(.35f, .4f, .3f) * Step(.86f, .98f, edge) * Step(.2f, .9f, v));
        });
        canvas.Disc(x - (radius * .36f), y - (radius * .40f), radius * .17f, new Vector3(1.5f), 1, radius * .10f);
        canvas.Disc(x + (radius * .38f), y + (radius * .44f), radius * .08f, new Vector3(1.2f, 1.25f, 1.1f), .8f, radius * .08f);
    }
}
