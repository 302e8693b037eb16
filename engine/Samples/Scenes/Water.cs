using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Water that reflects what was painted above it.</summary>
internal static class Water
{
    /// <summary>Everything below <paramref name="shore"/> becomes a rippled, darker mirror.</summary>
    /// <param name="tint">Colour of the deep water.</param>
    /// <param name="depth">How much of the tint shows, 0..1.</param>
    /// <param name="ripple">Height of the waves in canvas units.</param>
    public static void Mirror(Canvas canvas, float shore, Vector3 tint, float depth, float ripple, Moment moment)
    {
        var source = (Vector3[])canvas.Pixels.Clone();
        Vector3 Sample(float x, float y)
        {
            var column = Math.Clamp((int)(x * canvas.Height), 0, canvas.Width - 1);
            var row = Math.Clamp((int)(y * canvas.Height), 0, canvas.Height - 1);
            return source[(row * canvas.Width) + column];
        }

        canvas.Blend(0, shore, canvas.Aspect, 1, (x, y, _) =>
        {
            var distance = MathF.Max(0, y - shore) / (1 - shore);
            var scale = 70 / (.12f + distance);
            var wave = Fractal((x * scale * .10f) + moment.Seconds, (y * scale * 1.1f) + (moment.Seconds * .7f), moment.Seed + 300, 4) - .5f;
            var up = shore - ((y - shore) * .95f) - (wave * ripple * (2 + (8 * distance)));
            var reflected = Vector3.Zero;
            for (var tap = -2; tap <= 2; tap++)
                reflected += Sample(x + (wave * ripple * 2), Math.Clamp(up + (tap * ripple * (.2f + distance)), 0, shore - canvas.Pixel));
            var colour = Vector3.Lerp(reflected / 5, tint, depth * (.55f + (.45f * distance)));
            return colour * (1 + (wave * .35f * (.3f + distance)));
        });
        canvas.Blend(0, shore - .004f, canvas.Aspect, shore + .006f, (_, y, was) => was * (1 - (.25f * Step(.006f, 0, MathF.Abs(y - shore)))));
    }
}
