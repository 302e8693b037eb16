using NetVips;

namespace Bpp.Bench.Quality;

/// <summary>Everything that is made from one photo: good frames, and frames spoilt in one way or two.</summary>
internal static class SeriesMaker
{
    public const string Both = "blurred and noisy";

    public static List<MadeFrame> Make(EvalPhoto photo, FrameMaker maker)
    {
        var random = new Random(photo.Seed);
        using var image = FrameMaker.Load(photo.Path);
        var frames = new List<MadeFrame>();
        Good("clean", image.Copy());
        Good("shifted", Degradations.Shift(image, random));
        foreach (var radius in new[] { 1.2, 2.5, 5.0 })
            Bad($"defocus {radius}", Degradations.Defocus(image, radius));
        foreach (var (length, degrees) in new[] { (5.0, 0), (9.0, 90), (14.0, 35), (24.0, random.Next(180)) })
            Bad($"motion {length}", Degradations.Motion(image, length, degrees));
        foreach (var sigma in new[] { 6.0, 14, 30 })
            Bad($"noise {sigma}", Degradations.Noise(image, sigma, photo.Seed));
        foreach (var stops in new[] { -1.2, -2.4, 0.9, 1.8 })
            Bad($"exposure {stops}", Degradations.Exposure(image, stops));
        Bad("clipped subject", Degradations.ClippedSubject(image, 150));
        using (var soft = Degradations.Defocus(image, 2.5))
            Bad(Both, Degradations.Noise(soft, 14, photo.Seed));
        using (var streaked = Degradations.Motion(image, 14, random.Next(180)))
            Bad(Both, Degradations.Noise(streaked, 14, photo.Seed));
        foreach (var quality in new[] { 12, 25 })
        {
            using var moved = Degradations.Shift(image, random);
            frames.Add(maker.Make(moved, $"jpeg {quality}", false, quality));
        }

        return frames;

        void Good(string kind, Image made) => Add(kind, made, true);
        void Bad(string kind, Image made) => Add(kind, made, false);
        void Add(string kind, Image made, bool isGood)
        {
            using (made)
            using (var moved = isGood ? made.Copy() : Degradations.Shift(made, random))
                frames.Add(maker.Make(moved, kind, isGood));
        }
    }

    /// <summary>Series as cameras leave them: one or two good frames among three to five spoilt ones, drawn without replacement.</summary>
    public static IEnumerable<List<MadeFrame>> Draw(EvalPhoto photo, List<MadeFrame> frames, int count)
    {
        var random = new Random(photo.Seed ^ 0x5eed);
        for (var i = 0; i < count; i++)
        {
            var good = frames.Where(frame => frame.IsGood).OrderBy(_ => random.Next()).Take(random.Next(1, 3));
            var spoilt = frames.Where(frame => !frame.IsGood).OrderBy(_ => random.Next()).Take(random.Next(3, 6));
            yield return [.. good, .. spoilt];
        }
    }
}
