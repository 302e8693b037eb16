using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>A chat on a phone.</summary>
internal static class PhoneScreen
{
    public static void Paint(Canvas canvas)
    {
        canvas.Fill((_, y) => y < .035f ? Rgb(0x1f6f5c) : y < .095f ? Rgb(0x2a8a72) : Rgb(0xefe9e0));
        canvas.Disc(.05f, .066f, .018f, Rgb(0xf2d6b8));
        Bar(canvas, .085f, .058f, .16f, .010f, Vector3.One);
        Bar(canvas, .085f, .074f, .09f, .006f, Rgb(0xbfe0d6));
        for (var i = 0; i < 8; i++)
        {
            var mine = Hash(i, 1, 5) > .5f;
            var (width, height) = (.20f + (.12f * Hash(i, 2, 5)), .05f + (.03f * Hash(i, 3, 5)));
            var (x, y) = (mine ? canvas.Aspect - width - .02f : .02f, .115f + (i * .098f));
            Bar(canvas, x, y, width, height, mine ? Rgb(0xd8f5c8) : Vector3.One);
            for (var line = 0; line < (int)(height / .02f); line++)
                Bar(canvas, x + .014f, y + .013f + (line * .02f), (width - .03f) * (.5f + (.5f * Hash(i, line, 8))), .007f, Rgb(0x6a6f72));
        }

        Bar(canvas, .02f, .935f, canvas.Aspect - .1f, .04f, Vector3.One);
        canvas.Disc(canvas.Aspect - .04f, .955f, .021f, Rgb(0x2a8a72));
    }

    private static void Bar(Canvas canvas, float x, float y, float width, float height, Vector3 colour)
    {
        var (hx, hy) = (width / 2, height / 2);
        var round = MathF.Min(hy, .012f);
        canvas.Shape(x, y, x + width, y + height, (px, py) =>
        {
            var outside = Vector2.Max(new Vector2(MathF.Abs(px - x - hx), MathF.Abs(py - y - hy)) - new Vector2(hx - round, hy - round), Vector2.Zero);
            return outside.Length() - round;
        }, (_, _) => colour);
    }
}
