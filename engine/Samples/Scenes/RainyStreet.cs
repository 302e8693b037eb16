using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>City lights through a rainy window: sharp drops, soft world.</summary>
internal static class RainyStreet
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        canvas.Fill((x, y) => Ramp(y, Rgb(0x16203c), Rgb(0x2a2c4c), Rgb(0x3a2c40), Rgb(0x1a1826)) * (.8f + (.4f * Fractal(x * 2, y * 2, moment.Seed, 3))));
        var random = moment.Random(6);
        Vector3[] lights = [new(1.2f, .75f, .3f), new(1.2f, .3f, .2f), new(.4f, .9f, .7f), new(.5f, .6f, 1.2f), new(1.1f, .9f, .7f)];
        for (var i = 0; i < 90; i++)
        {
            var y = .28f + (.42f * (float)random.NextDouble());
            canvas.Bokeh(((float)random.NextDouble() * canvas.Aspect) + moment.Shift, y, .020f + (.055f * (float)random.NextDouble()), lights[random.Next(lights.Length)], .18f + (.5f * (float)random.NextDouble()));
        }

        canvas.Blur(.003f);
        var source = (Vector3[])canvas.Pixels.Clone();
        for (var i = 0; i < 420; i++)
        {
            var radius = .003f + (.017f * MathF.Pow((float)random.NextDouble(), 3));
            var (x, y) = ((float)random.NextDouble() * canvas.Aspect, (float)random.NextDouble() + (i % 9 == 0 ? moment.Seconds * .02f : 0));
            Drop(canvas, source, x, y, radius, moment.Seed + i);
        }
    }

    private static void Drop(Canvas canvas, Vector3[] source, float x, float y, float radius, int seed)
    {
        var tall = 1 + (.5f * Hash(seed, 1, 2));
        canvas.Shape(x - radius, y - (radius * tall), x + radius, y + (radius * tall), (px, py) =>
        {
            var (u, v) = ((px - x) / radius, (py - y) / radius / tall);
            return (MathF.Sqrt((u * u) + (v * v)) - .92f + (.12f * Noise((u * 2) + seed, v * 2, seed))) * radius;
        }, (px, py) =>
        {
            // A drop is a wide-angle lens: it shows the world upside down.
            var column = Math.Clamp((int)((x - ((px - x) * 14)) * canvas.Height), 0, canvas.Width - 1);
            var row = Math.Clamp((int)((.52f - ((py - y) / tall * 16)) * canvas.Height), 0, canvas.Height - 1);
            var v = (py - y) / radius / tall;
            return (source[(row * canvas.Width) + column] * (1.05f + (.25f * v))) + (new Vector3(.12f) * Step(.3f, 1, v));
        });
        canvas.Disc(x - (radius * .3f), y - (radius * tall * .45f), radius * .14f, new Vector3(1.1f), .8f, radius * .1f);
    }
}
