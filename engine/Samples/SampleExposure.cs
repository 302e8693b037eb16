using System.Numerics;

namespace Bpp.Engine.Samples;

/// <summary>Takes the photo of a painted scene: treatment, exposure, vignette and tone curve.</summary>
internal static class SampleExposure
{
    /// <summary>Turns light into levels of 0..255, in place.</summary>
    public static void Develop(Canvas canvas, SampleShot shot)
    {
        var angle = Paint.Hash(shot.Moment.Seed, (int)shot.Moment.Seconds, 71) * MathF.Tau;
        if (shot.Treatment is SampleTreatment.MotionBlur)
            canvas.Shake(.030f * MathF.Cos(angle), .030f * MathF.Sin(angle));
        if (shot.Treatment is SampleTreatment.Defocus)
            canvas.Blur(.008f);
        var gain = shot.Treatment switch
        {
            SampleTreatment.Dark => .26f,
            SampleTreatment.Bright => 2.3f,
            _ => 1,
        };
        for (var row = 0; row < canvas.Height; row++)
            for (var column = 0; column < canvas.Width; column++)
            {
                var (u, v) = (((column * 2f) / canvas.Width) - 1, ((row * 2f) / canvas.Height) - 1);
                ref var pixel = ref canvas.Pixels[(row * canvas.Width) + column];
                var light = Vector3.Max(pixel, Vector3.Zero) * gain * (1 - (.07f * ((u * u) + (v * v))));
                pixel = new Vector3(Tone(light.X), Tone(light.Y), Tone(light.Z)) * 255;
            }
    }

    /// <summary>Straight up to .8, then a shoulder that never quite clips what glows.</summary>
    private static float Tone(float light) => light < .8f ? light : .8f + (.2f * (1 - MathF.Exp(-(light - .8f) / .2f)));
}
