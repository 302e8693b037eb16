using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Northern lights over snowy peaks and a fjord.</summary>
internal static class AuroraLake
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        const float Shore = .68f;
        canvas.Fill((_, y) => Sky.Night(y, Shore, Rgb(0x1f4a58)));
        Sky.Stars(canvas, moment, Shore, 900);
        for (var curtain = 0; curtain < 3; curtain++)
        {
            var (seed, c) = (moment.Seed + (curtain * 53), curtain);
            canvas.Blend(0, 0, canvas.Aspect, Shore, (x, y, was) =>
            {
                var fold = (x * 1.6f) + (.35f * MathF.Sin((x * 4) + c + (moment.Seconds * .15f)));
                var foot = .50f - (.13f * c) + (.18f * (Fractal(fold + (moment.Seconds * .01f), c, seed, 3) - .5f)) + (.05f * MathF.Sin((x * 3) + (c * 2)));
                var rise = foot - y;
                if (rise <= 0)
                    return was;
                var rays = .35f + (.9f * Fractal((x * 26) + (y * 2), c + (moment.Seconds * .05f), seed + 1, 3));
                var body = MathF.Exp(-rise * 5.5f) * Step(0, .03f, rise);
                var colour = Vector3.Lerp(new Vector3(.18f, .95f, .50f), new Vector3(.60f, .25f, .80f), Step(.12f, .36f, rise));
                return was + (colour * body * rays * (.85f - (.2f * c)) * Step(.20f, .6f, Noise((x * 1.7f) + (c * 4), c, seed + 2) + .25f));
            });
        }

        for (var layer = 0; layer < 3; layer++)
        {
            var seed = moment.Seed + (layer * 83);
            float Height(float x) => Shore + .01f - ((.30f - (.08f * layer)) * (.15f + (.8f * Ridge(((x + (moment.Shift * layer * .5f)) * (1.3f + (.6f * layer))) + 1, seed))));
            canvas.Below(Height, (x, y, height) =>
            {
                var snow = Step(.45f, .60f, Fractal((x * 20) + (y * 14), y * 26, seed, 5)) * Step(.22f, .0f, y - height);
                return Vector3.Lerp(Vector3.Lerp(Rgb(0x16303c), Rgb(0x0a141c), layer / 2f), Rgb(0x9fd0c4), snow * (.65f - (.15f * layer)));
            }, Shore);
        }

        Water.Mirror(canvas, Shore, Rgb(0x05141c), .26f, .007f, moment);
        canvas.Below(x => .955f - (.05f * Fractal(x * 5, 2, moment.Seed, 4)), (x, y) => Rgb(0x0a1114) * (.6f + Fractal(x * 50, y * 60, moment.Seed, 4)));
    }
}
