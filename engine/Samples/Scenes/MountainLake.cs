using System.Numerics;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Ridges in evening haze above a still lake.</summary>
internal static class MountainLake
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        const float Shore = .66f;
        var (sunX, sunY) = (canvas.Aspect * .66f, .36f);
        canvas.Fill((x, y) => Sky.Evening(x, y, Shore, sunX, sunY, moment));
        canvas.Glow(sunX, sunY, .10f, new Vector3(1.0f, .72f, .38f));
        canvas.Disc(sunX, sunY, .026f, new Vector3(1.6f, 1.45f, 1.1f), softness: .006f);
        for (var layer = 0; layer < 5; layer++)
            Range(canvas, moment, layer, Shore, sunX);
        Water.Mirror(canvas, Shore, Samples.Paint.Rgb(0x20304f), .30f, .006f, moment);
        for (var i = 0; i < 26; i++)
        {
            var random = moment.Random(i + 50);
            var x = (float)random.NextDouble() * canvas.Aspect * .36f;
            Trees.Conifer(canvas, x + moment.Shift, 1.02f, Samples.Paint.Mix(.30f, .12f, x / (canvas.Aspect * .36f)) * (.7f + (.5f * (float)random.NextDouble())), Samples.Paint.Rgb(0x0b1117), moment.Seed + i);
        }
    }

    private static void Range(Canvas canvas, Moment moment, int layer, float shore, float sunX)
    {
        var depth = layer / 4f;
        var haze = Vector3.Lerp(Samples.Paint.Rgb(0xd99a86), Samples.Paint.Rgb(0x232a44), MathF.Pow(depth, .7f));
        var (frequency, lift) = (1.1f + (layer * .55f), .30f - (layer * .052f));
        var seed = moment.Seed + (layer * 131);
        float Height(float x) => shore + .02f - (lift * (.25f + (.95f * Samples.Paint.Ridge(((x + (moment.Shift * (.3f + depth))) * frequency) + 9, seed))));
        canvas.Below(Height, (x, y, height) =>
        {
            var mist = Samples.Paint.Step(height, shore + .01f, y);
            var rock = Samples.Paint.Fractal((x + (moment.Shift * depth)) * 26, y * 40, seed + 5, 4) - .5f;
            var sunny = MathF.Exp(-MathF.Abs(x - sunX) * 1.6f) * .25f;
            return Vector3.Lerp(haze * (1 + (rock * .5f * (.3f + depth))) + (new Vector3(.5f, .25f, .1f) * sunny * (1 - depth)), Samples.Paint.Rgb(0xe9a787), mist * (.62f - (.35f * depth)));
        }, shore);
    }
}
