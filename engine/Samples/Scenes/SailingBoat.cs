using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>A sailing boat crossing the path of the setting sun.</summary>
internal static class SailingBoat
{
    public static void Paint(Canvas canvas, Moment moment)
    {
        const float Horizon = .56f;
        var sunX = canvas.Aspect * .36f;
        canvas.Fill((x, y) => Sky.Evening(x, y, Horizon, sunX, .45f, moment));
        canvas.Glow(sunX, .45f, .16f, new Vector3(1.0f, .62f, .25f));
        canvas.Disc(sunX, .45f, .048f, new Vector3(1.7f, 1.4f, .95f), softness: .008f);
        canvas.Below(x => Horizon - (.03f * Ridge((x * 1.4f) + 2, moment.Seed) * Step(canvas.Aspect * .55f, canvas.Aspect, x)), (_, _) => Rgb(0x7d5a70));
        Water.Mirror(canvas, Horizon, Rgb(0x1d3a5c), .52f, .010f, moment);
        Glitter(canvas, moment, Horizon, sunX);
        Boat(canvas, (canvas.Aspect * .60f) + (moment.Seconds * .006f) + moment.Shift, .70f, .40f);
        for (var i = 0; i < 5; i++)
        {
            var random = moment.Random(90 + i);
            Gull(canvas, (canvas.Aspect * (.15f + (.12f * i))) + (moment.Seconds * .02f), .14f + (.14f * (float)random.NextDouble()), .016f + (.01f * (float)random.NextDouble()), MathF.Sin((moment.Seconds * 5) + i));
        }
    }

    private static void Glitter(Canvas canvas, Moment moment, float horizon, float sunX)
    {
        canvas.Blend(0, horizon, canvas.Aspect, 1, (x, y, was) =>
        {
            var distance = MathF.Max(0, y - horizon) / (1 - horizon);
            var path = MathF.Exp(-MathF.Pow((x - sunX) / (.05f + (.20f * distance)), 2));
            var facet = Noise((x * 60 / (.25f + distance)) + moment.Seconds, (y * 260 / (.35f + distance)) - (moment.Seconds * 2), moment.Seed + 8);
            return was + (new Vector3(1.2f, .85f, .45f) * path * Step(.62f, .9f, facet));
        });
    }

    private static void Boat(Canvas canvas, float x, float foot, float height)
    {
        var dark = Rgb(0x2a1c22);
        canvas.Blend(x - (height * .3f), foot, x + (height * .3f), foot + .10f, (px, py, was) => was * (1 - (.45f * Step(.10f, 0, py - foot) * MathF.Exp(-MathF.Pow((px - x) / (height * .18f), 2)))));
        canvas.Polygon([new(x - (height * .30f), foot - (height * .08f)), new(x + (height * .34f), foot - (height * .095f)), new(x + (height * .22f), foot), new(x - (height * .22f), foot)], (_, py) => Vector3.Lerp(Rgb(0x7c3b30), dark, Clamp01((py - foot + (height * .09f)) / (height * .09f))));
        canvas.Stroke(new(x, foot - (height * .06f)), new(x + (height * .01f), foot - height), height * .012f, height * .006f, dark);
        Sail(canvas, new(x - (height * .02f), foot - (height * .96f)), new(x - (height * .03f), foot - (height * .13f)), new(x - (height * .30f), foot - (height * .15f)), -.05f * height);
        Sail(canvas, new(x + (height * .015f), foot - (height * .90f)), new(x + (height * .33f), foot - (height * .11f)), new(x + (height * .03f), foot - (height * .15f)), .05f * height);
        for (var crew = 0; crew < 2; crew++)
        {
            var cx = x - (height * (.16f - (.07f * crew)));
            canvas.Stroke(new(cx, foot - (height * .08f)), new(cx, foot - (height * .135f)), height * .03f, height * .022f, dark);
            canvas.Disc(cx, foot - (height * .155f), height * .014f, dark);
        }
    }

    private static void Sail(Canvas canvas, Vector2 top, Vector2 right, Vector2 left, float belly)
    {
        List<Vector2> outline = [top];
        for (var i = 1; i <= 12; i++)
            outline.Add(Vector2.Lerp(top, right, i / 12f) + new Vector2(belly * .3f * MathF.Sin(i / 12f * MathF.PI), 0));
        for (var i = 0; i < 12; i++)
            outline.Add(Vector2.Lerp(left, top, i / 12f) + new Vector2(belly * MathF.Sin(i / 12f * MathF.PI), 0));
        var height = right.Y - top.Y;
        canvas.Polygon([.. outline], (px, py) => Vector3.Lerp(Rgb(0xffe9c8), Rgb(0xc98d6c), Clamp01(((py - top.Y) / height * .55f) + (MathF.Abs(px - top.X) / height * .8f))) * (1 - (.06f * Step(.9f, 1, MathF.Abs(MathF.Sin((py - top.Y) * 9 / height))))));
    }

    private static void Gull(Canvas canvas, float x, float y, float span, float beat)
    {
        var lift = span * (.25f + (.2f * beat));
        foreach (var side in new[] { -1, 1 })
        {
            canvas.Stroke(new(x, y), new(x + (side * span * .5f), y - lift), span * .10f, span * .07f, Rgb(0x3a2a38));
            canvas.Stroke(new(x + (side * span * .5f), y - lift), new(x + (side * span), y - (lift * .5f)), span * .07f, span * .01f, Rgb(0x3a2a38));
        }
    }
}
