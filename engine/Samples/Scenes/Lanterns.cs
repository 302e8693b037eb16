using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Paper lanterns rising over a river at night.</summary>
internal static class Lanterns
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        const float Shore = .78f;
        canvas.Fill((x, y) => Sky.Night(y, Shore, Rgb(0x51324f)) + (new Vector3(.06f, .03f, .02f) * Fractal(x * 2, y * 3, moment.Seed, 4)));
        Sky.Stars(canvas, moment, .5f, 160);
        canvas.Below(x => Shore - .02f - (.10f * Fractal((x * 2.3f) + 3, 2, moment.Seed, 5)), (_, _) => Rgb(0x140f1e));
        var random = moment.Random(5);
        var lanterns = new List<(float X, float Y, float Size)>();
        for (var i = 0; i < 95; i++)
        {
            var size = .006f + (.040f * MathF.Pow((float)random.NextDouble(), 3));
            var x = (float)random.NextDouble() * canvas.Aspect;
            var y = (.70f * (float)random.NextDouble()) + .04f - (moment.Seconds * .12f * size);
            lanterns.Add((x + moment.Shift + (moment.Seconds * .05f * size), y, size));
        }

        lanterns.Add(((canvas.Aspect * .42f) + moment.Shift, .40f - (moment.Seconds * .006f), .085f));
        lanterns.Add(((canvas.Aspect * .68f) + moment.Shift, .26f - (moment.Seconds * .004f), .058f));
        foreach (var (x, y, size) in lanterns.OrderBy(lantern => lantern.Size))
            Lantern(canvas, x, y, size);
        Water.Mirror(canvas, Shore, Rgb(0x0a0a18), .30f, .010f, moment);
    }

    private static void Lantern(Canvas canvas, float x, float y, float size)
    {
        canvas.Glow(x, y, size * 1.9f, new Vector3(.42f, .20f, .06f));
        canvas.Shape(x - size, y - (size * 1.4f), x + size, y + (size * 1.3f), (px, py) =>
        {
            var t = (py - y) / size;
            var half = .58f + (.20f * MathF.Cos((t + .35f) * 1.25f));
            return MathF.Max((MathF.Abs(px - x) / size) - half, MathF.Abs(t) - 1.12f) * size;
        }, (px, py) =>
        {
            var (u, t) = ((px - x) / size, (py - y) / size);
            var heat = Clamp01(.30f + (.42f * (t + .9f)) - (.35f * MathF.Abs(u)));
            var rib = .93f + (.07f * MathF.Cos(u * 22)) + (.05f * Noise(u * 6, t * 6, 9));
            return Ramp(heat, Rgb(0xa8380f), new Vector3(1.1f, .52f, .14f), new Vector3(1.5f, 1.0f, .45f), new Vector3(1.8f, 1.5f, .95f)) * rib;
        });
        canvas.Glow(x, y + (size * 1.05f), size * .28f, new Vector3(1.2f, .85f, .4f));
    }
}
