using System.Numerics;
using static Bpp.Engine.Samples.Paint;

namespace Bpp.Engine.Samples.Scenes;

/// <summary>Skies that several scenes share.</summary>
internal static class Sky
{
    /// <summary>Violet to gold towards the sun, with streaks of lit cloud.</summary>
    public static Vector3 Evening(float x, float y, float horizon, float sunX, float sunY, Moment moment)
    {
        var sky = Ramp(y / horizon, Rgb(0x2b3f74), Rgb(0x6b6aa0), Rgb(0xd98d8f), Rgb(0xf8bd83), Rgb(0xffdfa6));
        var near = MathF.Exp(-(((x - sunX) * (x - sunX)) + ((y - sunY) * (y - sunY))) * 4);
        var cloud = Step(.52f, .78f, Fractal((x * 1.5f) + (moment.Seconds * .004f), y * 6.5f, moment.Seed + 900, 6)) * Step(horizon, horizon * .55f, y);
        var lit = Vector3.Lerp(Rgb(0x9c6a86), Rgb(0xffb27c), near + (.35f * y));
        return Vector3.Lerp(sky, lit, cloud * .75f) + (new Vector3(.30f, .17f, .05f) * near);
    }

    /// <summary>Clear blue with fair-weather cloud.</summary>
    public static Vector3 Day(float x, float y, float horizon, Moment moment, float cloudiness = .5f)
    {
        var sky = Ramp(y / horizon, Rgb(0x2f74bd), Rgb(0x6aa8dc), Rgb(0xbfdcef), Rgb(0xe8f0f2));
        var (u, v) = ((x * 1.7f) + (moment.Seconds * .004f), y * 3.6f);
        var body = Fractal(u, v, moment.Seed + 700, 6);
        var cloud = Step(.62f - (.2f * cloudiness), .80f - (.1f * cloudiness), body) * Step(horizon, horizon * .6f, y);
        var shade = Step(-.06f, .10f, body - Fractal(u + .05f, v - .14f, moment.Seed + 700, 6));
        return Vector3.Lerp(sky, Vector3.Lerp(Rgb(0xb4c2d2), Rgb(0xffffff), shade), cloud * .9f);
    }

    /// <summary>Night from deep blue to a glow at the horizon.</summary>
    public static Vector3 Night(float y, float horizon, Vector3 glow) =>
        Ramp(y / horizon, Rgb(0x050a1c), Rgb(0x0d1a3a), Rgb(0x1d2f57), glow);

    /// <summary>Stars of all magnitudes; few bright, many faint, slightly coloured.</summary>
    public static void Stars(Canvas canvas, Moment moment, float horizon, int count)
    {
        var random = moment.Random(11);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = ((float)random.NextDouble() * canvas.Aspect, (float)random.NextDouble() * horizon);
            var magnitude = MathF.Pow((float)random.NextDouble(), 6);
            var tint = Vector3.Lerp(Rgb(0xffdcb8), Rgb(0xbfd4ff), (float)random.NextDouble());
            canvas.Glow(x, y, .0011f + (.0022f * magnitude), tint * (.35f + (1.5f * magnitude)));
        }
    }

    /// <summary>A moon with maria, and its halo.</summary>
    public static void Moon(Canvas canvas, float x, float y, float radius, Vector3 light)
    {
        canvas.Glow(x, y, radius * 2.6f, light * .22f);
        canvas.Shape(x - radius, y - radius, x + radius, y + radius, (px, py) => MathF.Sqrt(((px - x) * (px - x)) + ((py - y) * (py - y))) - radius, (px, py) =>
        {
            var (u, v) = ((px - x) / radius, (py - y) / radius);
            var maria = Step(.44f, .66f, Fractal((u * 1.7f) + 4, (v * 1.7f) + 2, 77, 5));
            return light * (1.08f - (.32f * maria) - (.18f * ((u * u) + (v * v))));
        });
    }
}
