using System.Globalization;
using System.Text.Json;
using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Tests.Support;

namespace Bpp.Tests.Metadata;

/// <summary>Reads real photos of a hundred cameras and compares with exiftool, the field's reference.</summary>
public sealed class ExifToolAgreementTests
{
    private static readonly string[] Folders = ["exif-samples", "exifr-fixtures", "immich-test-assets", "live-photos"];

    private static readonly HashSet<string> Extensions =
        new([".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".mov"], StringComparer.OrdinalIgnoreCase);

    [SkippableFact]
    public void Read_RealPhotos_AgreesWithExifTool()
    {
        var folders = Folders.Select(folder => Path.Combine(EvalData.Photos, folder)).ToArray();
        var reader = new MetadataReader(MetadataFiles.Clock());
        var differences = new List<string>();
        var compared = 0;
        foreach (var tags in ExifTool.Read(["-n", "-r", "-G1", "-EXIF:all", "-XMP:all", "-Keys:all", "-UserData:all", "-Composite:GPSLatitude", "-Composite:GPSLongitude", .. folders]))
        {
            var path = tags.GetProperty("SourceFile").GetString()!;
            if (!Extensions.Contains(Path.GetExtension(path)))
                continue;
            compared++;
            var read = reader.Read(path, ImageFormat.Unknown);
            void Compare(string field, object? ours, object? theirs)
            {
                if (!Equals(ours, theirs))
                    differences.Add($"{Path.GetRelativePath(EvalData.Photos, path)}: {field} {ours ?? "none"}, exiftool {theirs ?? "none"}");
            }

            Compare("Make", read.CameraMake, Text(tags, "IFD0:Make", "XMP-tiff:Make", "Keys:Make", "UserData:Make"));
            Compare("Model", read.CameraModel, Text(tags, "IFD0:Model", "XMP-tiff:Model", "Keys:Model", "UserData:Model"));
            Compare("FocalLength", Round(read.FocalLength), Round(Number(tags, "ExifIFD:FocalLength", "IFD0:FocalLength", "XMP-exif:FocalLength")));
            Compare("ISO", (double?)read.Iso, Number(tags, "ExifIFD:ISO", "IFD0:ISO", "XMP-exif:ISO", "XMP-exifEX:PhotographicSensitivity"));
            if (Number(tags, "ExifIFD:ExposureTime", "XMP-exif:ExposureTime") is { } exposure)
                Compare("ExposureTime", Round(read.ExposureTime), Round(exposure));
            if (Number(tags, "ExifIFD:FNumber", "XMP-exif:FNumber") is { } fNumber)
                Compare("FNumber", Round(read.FNumber), Round(fNumber));
            Compare("Latitude", Round(read.Latitude), Round(Number(tags, "Composite:GPSLatitude")));
            Compare("Longitude", Round(read.Longitude), Round(Number(tags, "Composite:GPSLongitude")));
            Compare("Rating", read.Rating is 0 ? null : (double?)read.Rating, Number(tags, "XMP-xmp:Rating", "IFD0:Rating"));
            if (OriginalTime(tags) is { } original)
                Compare("DateTimeOriginal", read.Taken?.Local.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture), original);
        }

        Assert.InRange(compared, 150, int.MaxValue);
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    private static string? OriginalTime(JsonElement tags) =>
        Text(tags, "ExifIFD:DateTimeOriginal") is { Length: >= 19 } text && DateTime.TryParseExact(
            text[..19], "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && time < MetadataFiles.Clock().GetUtcNow().DateTime
            ? text[..19]
            : null;

    private static string? Text(JsonElement tags, params string[] names) =>
        names.Select(name => tags.TryGetProperty(name, out var value) ? MetadataText.Line(value.ToString()) : null)
            .FirstOrDefault(text => text is not null);

    /// <summary>A number that is not zero: exiftool shows unset values as 0, Bpp as none.</summary>
    private static double? Number(JsonElement tags, params string[] names) =>
        names.Select(name => MetadataText.Number(Text(tags, name)?.Split(' ')[0])).FirstOrDefault(number => number is not null and not 0);

    private static double? Round(double? number) => number is null ? null : double.Parse(number.Value.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
