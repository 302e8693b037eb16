using NetVips;

namespace Bpp.Engine.Samples;

/// <summary>What real folders also contain: copies, edits, other formats, a screenshot, a cut-off file, a file that is no photo.</summary>
internal static class SampleOddities
{
    /// <summary>Jobs that need the painted photos to be there.</summary>
    public static IReadOnlyList<(string RelativePath, Action Write)> For(IReadOnlyList<SampleShot> shots, SamplePhotographer photographer, SampleOptions options)
    {
        var sharp = shots.Where(shot => shot.Treatment is SampleTreatment.Sharp).ToList();
        if (sharp.Count < 4)
            return [];
        List<(string, Action)> jobs = [];
        void Add(string relativePath, Action write) => jobs.Add((relativePath, write));

        var (copied, resent, small, web) = (sharp[0], sharp[sharp.Count / 4], sharp[sharp.Count / 2], sharp[^1]);
        var copy = Renamed(copied, " (1).jpg");
        Add(copy, () => File.Copy(photographer.Prepare(copied.RelativePath), photographer.Prepare(copy), overwrite: true));
        var message = $"Messages/{Path.GetFileNameWithoutExtension(resent.RelativePath)}-WA0007.jpg";
        Add(message, () => Derive(photographer, resent, message, .4, 62));
        var reduced = Renamed(small, "-small.jpg");
        Add(reduced, () => Derive(photographer, small, reduced, .5, 85));
        var webp = Renamed(web, "-web.webp");
        Add(webp, () => Derive(photographer, web, webp, .5, 82));
        var screenshot = "Screenshots/Screenshot_20250903-101512.png";
        Add(screenshot, () => Screenshot(photographer, screenshot, options));
        Add("Messages/broken-download.jpg", () => CutOff(photographer, resent, "Messages/broken-download.jpg"));
        Add("Messages/notes.jpg", () => File.WriteAllText(photographer.Prepare("Messages/notes.jpg"), "Pack: charger, tripod, warm gloves. This is a text file with a photo's name.\n"));
        return jobs;
    }

    private static string Renamed(SampleShot shot, string ending) =>
        shot.RelativePath[..^Path.GetExtension(shot.RelativePath).Length] + ending;

    private static void Derive(SamplePhotographer photographer, SampleShot shot, string relativePath, double scale, int quality)
    {
        using var original = Image.NewFromFile(photographer.Prepare(shot.RelativePath));
        using var resized = original.Resize(scale);
        photographer.Save(resized, relativePath, shot.Taken, quality);
    }

    private static void CutOff(SamplePhotographer photographer, SampleShot shot, string relativePath)
    {
        var bytes = File.ReadAllBytes(photographer.Prepare(shot.RelativePath));
        File.WriteAllBytes(photographer.Prepare(relativePath), bytes[..(bytes.Length * 6 / 10)]);
    }

    private static void Screenshot(SamplePhotographer photographer, string relativePath, SampleOptions options)
    {
        var height = options.Megapixels < 2 ? 780 : 2340;
        var canvas = new Canvas(height * 1080 / 2340, height);
        Scenes.PhoneScreen.Paint(canvas);
        var pixels = canvas.Pixels.SelectMany(p => new[] { (byte)(p.X * 255), (byte)(p.Y * 255), (byte)(p.Z * 255) }).ToArray();
        using var image = Image.NewFromMemory(pixels, canvas.Width, canvas.Height, 3, Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        photographer.Save(image, relativePath, new DateTime(2025, 9, 3, 10, 15, 12, DateTimeKind.Unspecified));
    }
}
