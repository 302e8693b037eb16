using System.Numerics;

namespace Bpp.Engine.Samples;

/// <summary>Takes the photo of a painted scene: treatment, exposure, vignette, tone curve; and the sensor's noise.</summary>
internal static class SampleExposure
{
    private const int NoiseLength = 1 << 20;
    private static readonly sbyte[] Gaussian = NormalNoise();

    /// <summary>A scene as 8-bit RGB, [H×W×3].</summary>
    public static byte[] Develop(Canvas canvas, SampleShot shot)
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
        var bytes = new byte[canvas.Pixels.Length * 3];
        for (var row = 0; row < canvas.Height; row++)
            for (var column = 0; column < canvas.Width; column++)
            {
                var (u, v) = (((column * 2f) / canvas.Width) - 1, ((row * 2f) / canvas.Height) - 1);
                var light = Vector3.Max(canvas.Pixels[(row * canvas.Width) + column], Vector3.Zero) * gain * (1 - (.07f * ((u * u) + (v * v))));
                var at = ((row * canvas.Width) + column) * 3;
                bytes[at] = Tone(light.X);
                bytes[at + 1] = Tone(light.Y);
                bytes[at + 2] = Tone(light.Z);
            }

        return bytes;
    }

    /// <summary>Adds sensor noise of a standard deviation of <paramref name="sigma"/> levels, mostly brightness, a little colour.</summary>
    public static void AddNoise(byte[] rgb, double sigma, int seed)
    {
        var random = new Random(seed);
        var luma = (int)(sigma * 8);
        var chroma = (int)(sigma * 3);
        const int Run = 3 * 4096;
        for (var start = 0; start < rgb.Length; start += Run)
        {
            var (a, b) = (random.Next(NoiseLength), random.Next(NoiseLength));
            var end = Math.Min(start + Run, rgb.Length);
            for (var i = start; i + 2 < end; i += 3)
            {
                var grey = Gaussian[a = (a + 1) & (NoiseLength - 1)] * luma;
                for (var channel = 0; channel < 3; channel++)
                {
                    b = (b + 1) & (NoiseLength - 1);
                    rgb[i + channel] = (byte)Math.Clamp(rgb[i + channel] + ((grey + (Gaussian[b] * chroma) + 128) >> 8), 0, 255);
                }
            }
        }
    }

    /// <summary>Straight up to .8, then a shoulder that never quite clips what glows.</summary>
    private static byte Tone(float light)
    {
        var toned = light < .8f ? light : .8f + (.2f * (1 - MathF.Exp(-(light - .8f) / .2f)));
        return (byte)((toned * 255) + .5f);
    }

    /// <summary>Normal deviates with a standard deviation of 32, so that a product with 8·sigma is in 1/256 levels.</summary>
    private static sbyte[] NormalNoise()
    {
        var random = new Random(20250322);
        var noise = new sbyte[NoiseLength];
        for (var i = 0; i < noise.Length; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            noise[i] = (sbyte)Math.Clamp(Math.Round(radius * Math.Cos(Math.Tau * random.NextDouble()) * 32), -127, 127);
        }

        return noise;
    }
}
