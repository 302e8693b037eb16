using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Rows of conifers fading into morning fog, with a shaft of light.</summary>
internal static class MistyForest
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        canvas.Fill((x, y) => Ramp(y, Rgb(0xd9e2df), Rgb(0xf3ecd8), Rgb(0xcfdad2)) + (new Vector3(.15f, .12f, .05f) * MathF.Exp(-MathF.Pow(x - (canvas.Aspect * .7f), 2) * 3)));
        const int Layers = 7;
        for (var layer = 0; layer < Layers; layer++)
        {
            var depth = (layer + 1f) / Layers;
            var colour = Vector3.Lerp(Rgb(0xb9cbc4), Rgb(0x12231d), MathF.Pow(depth, .85f));
            var foot = .46f + (.50f * depth * depth);
            var count = (int)(54 - (38 * depth));
            var random = moment.Random(layer);
            for (var i = 0; i < count; i++)
            {
                var x = ((i + (float)random.NextDouble()) / count * (canvas.Aspect + .3f)) - .15f + (moment.Shift * depth);
                var hill = .06f * Noise((x * 2) + (layer * 9), layer, moment.Seed);
                Trees.Conifer(canvas, x, foot + hill + .05f, (.12f + (.46f * depth * depth)) * (.7f + (.55f * (float)random.NextDouble())), colour, moment.Seed + (layer * 100) + i);
            }

            var drift = moment.Seconds * .01f;
            var level = foot + .03f;
            canvas.Below(x => level - .02f + (.03f * Noise(x * 2, layer, moment.Seed + 40)), (_, _) => colour);
            canvas.Blend(0, level - .22f, canvas.Aspect, 1, (x, y, was) =>
            {
                var fog = Fractal((x * 1.6f) + drift + (layer * 5), (y * 5) + layer, moment.Seed + layer, 5);
                return Vector3.Lerp(was, Rgb(0xe7ebe2), Step(level - .22f, level + .05f, y) * fog * (1.05f - depth) * .95f);
            });
        }

        var top = new Vector2(canvas.Aspect * .78f, -.25f);
        canvas.Blend(0, 0, canvas.Aspect, 1, (x, y, was) =>
        {
            var angle = MathF.Atan2(x - top.X, y - top.Y);
            var shafts = Step(.45f, .8f, Noise(angle * 16, 3, moment.Seed)) * Step(1.1f, .1f, y) * Step(.9f, .1f, MathF.Abs(angle + .25f));
            return was + (new Vector3(.30f, .26f, .15f) * shafts * (1 - (.5f * was.Y)));
        });
    }
}
