using System.Security.Cryptography;
using System.Text;
using Bpp.Engine.Export;
using Bpp.Engine.Imaging;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using NetVips;

namespace Bpp.Tests.Export;

/// <summary>A folder of small originals, an output folder, and exports from one to the other.</summary>
internal sealed class ExportFixture : IDisposable
{
    private readonly TempFolder _folder = new();

    public ExportFixture() => Directory.CreateDirectory(Originals);

    public string Originals => _folder["originals"];

    public string Output => _folder["out"];

    public string this[string name] => Path.Combine(Output, name);

    public ExportOptions Options => new() { OutputFolder = Output };

    /// <summary>A textured JPEG with camera, GPS, XMP and a comment after its end.</summary>
    public ExportItem Jpeg(string name, int rank = 1, int orientation = 1, int width = 320, int height = 200) =>
        Add(name, [.. Picture(width, height, orientation).JpegsaveBuffer(q: 90), .. "MotionPhoto_Data GPS trailer"u8], ImageFormat.Jpeg, rank);

    public ExportItem Add(string name, byte[] bytes, ImageFormat format, int rank = 1)
    {
        var path = Path.Combine(Originals, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return ItemFor(path, name, format, rank);
    }

    public static ExportItem ItemFor(string path, string name, ImageFormat format, int rank = 1) => new()
    {
        PhotoId = rank,
        Rank = rank,
        SourcePath = path,
        RelativePath = name,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
        Size = new FileInfo(path).Length,
        Format = format,
        Width = 320,
        Height = 200,
        TakenAt = new DateTime(2024, 1, 1).AddDays(rank * 20),
        CameraMake = "Canon",
        CameraModel = "Canon EOS R6",
        Latitude = 48.2,
        Longitude = 16.4,
        Score = 0.73,
        Components = new Dictionary<string, double> { ["sharpness"] = 0.8, ["exposure"] = 0.6 },
        Reason = "Best of January 2024",
    };

    /// <summary>A picture with every kind of metadata libvips can write.</summary>
    public static Image Picture(int width, int height, int orientation)
    {
        using var noise = Image.Gaussnoise(width / 8 + 1, height / 8 + 1, mean: 128, sigma: 60, seed: width + orientation);
        using var grown = noise.Resize(8).Crop(0, 0, width, height).Cast(Enums.BandFormat.Uchar);
        using var rgb = grown.Bandjoin(grown.Invert(), grown.Rot180()).Copy(interpretation: Enums.Interpretation.Srgb);
        return rgb.Mutate(image =>
        {
            image.Set(GValue.GStrType, "exif-ifd0-Make", "Canon");
            image.Set(GValue.GStrType, "exif-ifd0-Orientation", orientation.ToString(System.Globalization.CultureInfo.InvariantCulture));
            image.Set(GValue.GIntType, "orientation", orientation);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 12/1 0/1");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
            image.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes("""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/></rdf:RDF></x:xmpmeta>"""));
        });
    }

    public ExportResult Export(IReadOnlyList<ExportItem> items, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        var chosen = options ?? Options;
        chosen.Validate();
        return new ExportRun(chosen, new PhotoRenderer()).Execute(items, [Originals], cancellationToken);
    }

    public IReadOnlyList<string> OutputNames() =>
        [.. Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Output, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Every name and byte below a folder.</summary>
    public static string TreeHash(string folder)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            text.Append(path).Append(' ').Append(FileHash.Of(path)).Append(' ').Append(File.GetLastWriteTimeUtc(path).Ticks).Append('\n');
        return text.ToString();
    }

    /// <summary>The picture as it displays: orientation applied, RGB.</summary>
    public static Image Displayed(byte[] file)
    {
        using var image = Image.NewFromBuffer(file);
        return image.Autorot().CopyMemory();
    }

    public void Dispose() => _folder.Dispose();
}
