using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Hot-air balloons over morning hills.</summary>
internal static class Balloons
{
    private static readonly int[][] Palettes = [[0xd8412f, 0xf6c445, 0xf2efe6], [0x2b6cb0, 0xf2efe6, 0xe25c4a], [0x7b3fa0, 0xf0a04b, 0xf7d774], [0x2c8c6c, 0xf5e6a8, 0xd9534f]];

    public static void Paint(Canvas canvas, Moment moment)
    {
        canvas.Fill((x, y) => Vector3.Lerp(Sky.Day(x, y, .8f, moment, .25f), Rgb(0xffdfb8), .45f * Step(.1f, .8f, y)));
        for (var layer = 0; layer < 5; layer++)
        {
            var depth = layer / 4f;
            var seed = moment.Seed + (layer * 19);
            canvas.Below(x => .70f + (.07f * layer) - (.12f * Fractal(((x + (moment.Shift * depth)) * (1.6f - (.2f * layer))) + layer, 1, seed, 4)), (x, y) =>
            {
                var field = Step(.45f, .55f, Noise(x * 7, y * 26, seed + 3)) * .5f;
                var colour = Vector3.Lerp(Vector3.Lerp(Rgb(0x9fb4b0), Rgb(0x4d7a3a), depth), Vector3.Lerp(Rgb(0xbfc4a8), Rgb(0xc0b04e), depth), field);
                return colour * (.85f + (.3f * Fractal(x * 40, y * 60, seed + 4, 3)));
            });
        }

        (float X, float Y, float Size)[] fleet = [(.30f, .33f, .22f), (.66f, .24f, .125f), (.84f, .46f, .085f), (.52f, .55f, .055f), (.10f, .56f, .060f), (.93f, .16f, .045f)];
        for (var i = fleet.Length - 1; i >= 0; i--)
            Balloon(canvas, (fleet[i].X * canvas.Aspect) + moment.Shift + (moment.Seconds * .002f), fleet[i].Y - (moment.Seconds * .0022f * (i + 1)), fleet[i].Size, Palettes[(i + moment.Seed) % Palettes.Length], i);
    }

    private static void Balloon(Canvas canvas, float x, float y, float radius, int[] palette, int index)
    {
        var colours = palette.Select(Rgb).ToArray();
        float Half(float t) => t <= 0 ? MathF.Sqrt(MathF.Max(0, 1 - (t * t))) : MathF.Max(.16f, MathF.Cos(t * 1.12f) * (1 - (.10f * t)));
        canvas.Shape(x - radius, y - radius, x + radius, y + (radius * 1.3f), (px, py) =>
        {
            var t = (py - y) / radius;
            return t is < -1.02f or > 1.25f ? radius : ((MathF.Abs(px - x) / radius) - Half(t)) * radius * .9f;
        }, (px, py) =>
        {
            var t = (py - y) / radius;
            var u = Math.Clamp((px - x) / radius / MathF.Max(.05f, Half(t)), -1, 1);
            var gore = (MathF.Asin(u) / MathF.PI * 16) + 32;
            var zigzag = (int)MathF.Floor((t * 4) + (MathF.Abs((gore % 2) - 1) * .8f) + 8);
            var colour = index % 2 == 0 ? colours[(int)gore % colours.Length] : colours[zigzag % colours.Length];
            var light = .55f + (.55f * Clamp01(.55f - (.55f * u) - (.35f * t)));
            return colour * light * (1 - (.16f * Step(.90f, 1, MathF.Abs(MathF.Sin(gore * MathF.PI) - 1) > .97f ? 1 : 0)));
        });
        var (mouth, basket) = (y + (radius * 1.25f), y + (radius * 1.62f));
        foreach (var side in new[] { -1, 1 })
            canvas.Stroke(new(x + (side * radius * .17f), mouth), new(x + (side * radius * .10f), basket), radius * .010f, radius * .010f, Rgb(0x4a3a30));
        canvas.Glow(x, mouth - (radius * .1f), radius * .12f, new Vector3(.9f, .55f, .15f));
        canvas.Polygon([new(x - (radius * .12f), basket), new(x + (radius * .12f), basket), new(x + (radius * .10f), basket + (radius * .17f)), new(x - (radius * .10f), basket + (radius * .17f))], (px, py) => Rgb(0x8a5a2c) * (.8f + (.3f * Noise(px * 300, py * 300, 1))));
    }
}
