using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Bpp.Bench.Quality;
using Bpp.Bench.Quality.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Samples;
using NetVips;

namespace Bpp.Bench.Throughput;

/// <summary>
/// Folders of JPEGs as cameras write them, made once and kept below <c>artifacts/bench/photos</c>: a few painted scenes with sensor noise,
/// and copies of them that differ by a comment segment, so that every file has real bytes and a content of its own.
/// </summary>
internal static class PhotoSet
{
    private const int Seed = 42;
    private const int Quality = 85;
    private const int SmallWidth = 640;
    private const int SmallHeight = 480;

    // More copies of one picture than a real library has would make its near-duplicates the only thing that is measured.
    private const int CopiesOfSmall = 16;

    // Day and night, smooth and detailed: files of different sizes, as in a camera's folder.
    private static readonly int[] Shoots = [0, 3, 4, 8, 10, 11];

    /// <summary>A folder of photos of so many megapixels.</summary>
    public static string Full(string cache, int megapixels, int photos)
    {
        var folder = Path.Combine(cache, $"{megapixels}mp-{photos}");
        if (IsReady(folder))
            return folder;
        Fill(folder, photos, Scenes(Path.Combine(cache, $"{megapixels}mp-scenes"), megapixels));
        return folder;
    }

    /// <summary>A folder of real everyday photos with people, three faces each on average, enlarged to so many megapixels.</summary>
    /// <param name="root">The evaluation data.</param>
    public static string WithFaces(string cache, int megapixels, int photos, string root)
    {
        var folder = Path.Combine(cache, $"{megapixels}mp-{photos}-faces");
        if (IsReady(folder))
            return folder;
        VipsRuntime.EnsureStarted();
        string[] originals = [.. FaceLabels.Load()
            .Where(photo => photo.Faces.Count > 0)
            .Select(photo => photo.Name)
            .Where(name => !name.StartsWith("faces-", StringComparison.Ordinal))
            .OrderBy(name => new EvalPhoto(name, name).Seed)
            .Take(photos)];
        var enlarged = new byte[originals.Length][];
        Parallel.For(0, enlarged.Length, i => enlarged[i] = Enlarged(Path.Combine(root, "photos", originals[i]), megapixels, i));
        Fill(folder, photos, enlarged);
        return folder;
    }

    /// <summary>A folder of many photos of 640 × 480.</summary>
    public static string Small(string cache, int photos)
    {
        var folder = Path.Combine(cache, $"small-{photos}");
        if (IsReady(folder))
            return folder;
        var cuts = Cuts(Scenes(Path.Combine(cache, "2mp-scenes"), 2), (photos + CopiesOfSmall - 1) / CopiesOfSmall);
        Fill(folder, photos, cuts);
        return folder;
    }

    /// <summary>One photo of so many megapixels.</summary>
    public static string Sample(string cache, int megapixels)
    {
        var folder = Path.Combine(cache, $"{megapixels}mp-scenes");
        Scenes(folder, megapixels);
        return Path.Combine(folder, "scene-0.jpg");
    }

    private static byte[][] Scenes(string folder, int megapixels)
    {
        VipsRuntime.EnsureStarted();
        var photographer = new SamplePhotographer(folder, new SampleOptions { Megapixels = megapixels }, Quality);
        var scenes = new byte[Shoots.Length][];
        Parallel.For(0, Shoots.Length, i =>
        {
            var shoot = SampleShoots.All[Shoots[i]];
            var path = Path.Combine(folder, $"scene-{i}.jpg");
            if (!File.Exists(path))
                photographer.Take(new SampleShot($"scene-{i}.jpg", shoot, new Moment(Seed + i, 0, 0), shoot.Start, SampleTreatment.Sharp, Portrait: false), Grain(megapixels));
            scenes[i] = File.ReadAllBytes(path);
        });
        return scenes;
    }

    /// <summary>Painted surfaces are smoother than real ones: grain makes up for their missing texture, so that files are as large as a camera's.</summary>
    private static double Grain(int megapixels) => megapixels switch { > 16 => 5, > 6 => 8, _ => 2 };

    private static byte[] Enlarged(string path, int megapixels, int seed)
    {
        using var original = Image.Thumbnail(path, AnalysisOptions.DefaultMaxLongSide);
        using var rgb = original.HasAlpha() ? original.Flatten() : original.Copy();
        using var colour = rgb.Colourspace(Enums.Interpretation.Srgb);
        using var large = colour.Resize(Math.Sqrt(megapixels * 1e6 / ((double)colour.Width * colour.Height)));
        using var grain = Image.Gaussnoise(large.Width, large.Height, sigma: Grain(megapixels), mean: 0, seed: seed);
        using var grainy = large + grain;
        using var photo = grainy.Cast(Enums.BandFormat.Uchar);
        return photo.JpegsaveBuffer(q: Quality);
    }

    private static byte[][] Cuts(byte[][] scenes, int count)
    {
        var cuts = new byte[count][];
        Parallel.For(0, count, i =>
        {
            using var scene = Image.NewFromBuffer(scenes[i % scenes.Length]);
            var random = new Random(Seed + i);
            using var cut = scene.Crop(random.Next(scene.Width - SmallWidth), random.Next(scene.Height - SmallHeight), SmallWidth, SmallHeight);
            cuts[i] = cut.JpegsaveBuffer(q: Quality);
        });
        return cuts;
    }

    private static void Fill(string folder, int photos, byte[][] originals)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < photos; i++)
        {
            var month = Directory.CreateDirectory(Path.Combine(folder, $"{(i / 500) + 1:000}"));
            var original = originals[i % originals.Length];
            using var file = File.Create(Path.Combine(month.FullName, $"IMG_{i:00000}.jpg"));
            var header = HeaderLength(original);
            file.Write(original.AsSpan(0, header));
            file.Write(Comment($"photo {i.ToString(CultureInfo.InvariantCulture)} of {photos.ToString(CultureInfo.InvariantCulture)}"));
            file.Write(original.AsSpan(header));
        }

        File.WriteAllText(ReadyFile(folder), "");
    }

    /// <summary>Start of image and the application segments behind it, which readers expect first.</summary>
    private static int HeaderLength(ReadOnlySpan<byte> jpeg)
    {
        var at = 2;
        while (jpeg[at] == 0xff && jpeg[at + 1] is >= 0xe0 and <= 0xef)
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        return at;
    }

    private static byte[] Comment(string text)
    {
        var segment = new byte[4 + Encoding.ASCII.GetByteCount(text)];
        (segment[0], segment[1]) = (0xff, 0xfe);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        Encoding.ASCII.GetBytes(text, segment.AsSpan(4));
        return segment;
    }

    private static bool IsReady(string folder) => File.Exists(ReadyFile(folder));

    private static string ReadyFile(string folder) => folder + ".ready";
}
