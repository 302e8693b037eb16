using System.Text;
using Bpp.Engine.Metadata.Dates;
using MetadataExtractor.Formats.Exif;
using Directory = MetadataExtractor.Directory;
using Tag = MetadataExtractor.Formats.Exif.ExifDirectoryBase;

namespace Bpp.Engine.Metadata.Fields;

/// <summary>What EXIF says about a photo (Exif 2.32 / 3.0, and Microsoft's XP tags).</summary>
internal static class ExifFields
{
    private const int TagOffsetTime = 0x9010;
    private const int TagOffsetTimeOriginal = 0x9011;
    private const int TagOffsetTimeDigitized = 0x9012;
    private const int TagStandardOutputSensitivity = 0x8831;
    private const int TagRecommendedExposureIndex = 0x8832;
    private const int TagIsoSpeed = 0x8833;
    private const int TagRating = 0x4746;
    private const int TagRatingPercent = 0x4749;

    /// <summary>What cameras write into ImageDescription when nobody described anything.</summary>
    private static readonly HashSet<string> FactoryDescriptions = new(StringComparer.OrdinalIgnoreCase)
    {
        "OLYMPUS DIGITAL CAMERA", "OLYMPUS IMAGING CORP.", "SONY DSC", "KONICA MINOLTA DIGITAL CAMERA", "MINOLTA DIGITAL CAMERA",
        "DCF 1.0", "DIGITAL CAMERA", "SAMSUNG DIGITAL CAMERA", "SAMSUNG", "KODAK Digital Still Camera", "KODAK DIGITAL STILL CAMERA",
        "Exif_JPEG_PICTURE", "Exif_JPEG_T422", "JPEG_PICTURE", "default", "untitled", "Image", "My beautiful picture", "<Digimax S500 / Kenox S500 / Digimax Cyber 530>",
    };

    public static MetadataPart Read(IReadOnlyList<Directory> directories)
    {
        if (directories.Count == 0)
            return MetadataPart.Empty;
        var tags = new ExifTags(directories);
        var make = MetadataText.Line(tags.Text(Tag.TagMake));
        var place = ExifGps.Place(tags.Gps);
        return new MetadataPart
        {
            Values = new PhotoMetadata
            {
                CameraMake = make,
                CameraModel = CameraValues.Model(make, MetadataText.Line(tags.Text(Tag.TagModel))),
                Lens = ExifLens.Read(tags),
                ExposureTime = CameraValues.Exposure(tags.Number(Tag.TagExposureTime)) ?? ShutterSpeed(tags),
                FNumber = CameraValues.Aperture(tags.Number(Tag.TagFNumber)) ?? Aperture(tags),
                Iso = Iso(tags),
                FocalLength = CameraValues.Focal(tags.Number(Tag.TagFocalLength)),
                FocalLength35 = CameraValues.Focal(tags.Number(Tag.Tag35MMFilmEquivFocalLength)),
                Flash = tags.Number(Tag.TagFlash) is { } flash ? ((int)flash & 1) != 0 : null,
                Latitude = place?.Latitude,
                Longitude = place?.Longitude,
                Altitude = place?.Altitude,
                Rating = CameraValues.Rating(tags.Number(TagRating)) ?? CameraValues.RatingFromPercent(tags.Number(TagRatingPercent)),
                Title = MetadataText.Line(WindowsText(tags, Tag.TagWinTitle)),
                Description = Description(tags),
                Keywords = MetadataText.Lines((WindowsText(tags, Tag.TagWinKeywords) ?? "").Split(';')),
                Software = MetadataText.Line(tags.Text(Tag.TagSoftware)),
                ContentIdentifier = AppleIdentifier(tags),
            },
            Dates = [.. Dates(tags)],
        };
    }

    private static IEnumerable<CaptureTime> Dates(ExifTags tags)
    {
        if (Date(tags, Tag.TagDateTimeOriginal, Tag.TagSubsecondTimeOriginal, TagOffsetTimeOriginal) is { } original)
            yield return original.From(DateSource.ExifOriginal, SharedOffset(tags, original));
        if (Date(tags, Tag.TagDateTimeDigitized, Tag.TagSubsecondTimeDigitized, TagOffsetTimeDigitized) is { } digitized)
            yield return digitized.From(DateSource.ExifDigitized, SharedOffset(tags, digitized));
        if (Date(tags, Tag.TagDateTime, Tag.TagSubsecondTime, TagOffsetTime) is { } modified)
            yield return modified.From(DateSource.ExifModified);
        if (ExifGps.UtcTime(tags.Gps) is { } gps)
            yield return gps;
    }

    private static Timestamp? Date(ExifTags tags, int dateTag, int fractionTag, int offsetTag)
    {
        if (TimestampParser.Parse(tags.Text(dateTag)) is not { } time)
            return null;
        if (time.Precision == DatePrecision.Second && Fraction(tags.Text(fractionTag)) is { } fraction)
            time = time with { Local = time.Local.AddTicks(fraction), Precision = DatePrecision.Subsecond };
        return time with { Offset = time.Offset ?? TimestampParser.ParseOffset(tags.Text(offsetTag)) };
    }

    /// <summary>Cameras that know their zone may state it for one of the three times only; it holds for the others of the same second.</summary>
    private static TimeSpan? SharedOffset(ExifTags tags, Timestamp time)
    {
        foreach (var (dateTag, offsetTag) in new[] { (Tag.TagDateTimeDigitized, TagOffsetTimeDigitized), (Tag.TagDateTime, TagOffsetTime) })
        {
            if (TimestampParser.ParseOffset(tags.Text(offsetTag)) is { } offset
                && TimestampParser.Parse(tags.Text(dateTag)) is { } other
                && (other.Local - time.Local).Duration() < TimeSpan.FromSeconds(1))
                return offset;
        }

        return null;
    }

    /// <summary>SubSecTime holds decimal digits after the point: "5" and "50" are both half a second.</summary>
    private static long? Fraction(string? digits)
    {
        digits = digits?.Trim(' ', '\0');
        if (string.IsNullOrEmpty(digits) || !digits.All(char.IsAsciiDigit))
            return null;
        long ticks = 0;
        var scale = TimeSpan.TicksPerSecond;
        foreach (var digit in digits.Take(7))
            ticks += (digit - '0') * (scale /= 10);
        return ticks;
    }

    private static double? ShutterSpeed(ExifTags tags) =>
        tags.Number(Tag.TagShutterSpeed) is >= -17 and <= 20 and var apex ? CameraValues.Exposure(Math.Pow(2, -apex)) : null;

    private static double? Aperture(ExifTags tags) =>
        tags.Number(Tag.TagAperture) is > 0 and <= 20 and var apex ? CameraValues.Aperture(Math.Round(Math.Pow(2, apex / 2), 1)) : null;

    private static int? Iso(ExifTags tags) =>
        CameraValues.Iso(tags.Number(Tag.TagIsoEquivalent))
        ?? CameraValues.Iso(tags.Number(TagIsoSpeed))
        ?? CameraValues.Iso(tags.Number(TagStandardOutputSensitivity))
        ?? CameraValues.Iso(tags.Number(TagRecommendedExposureIndex))
        ?? CameraValues.Iso(tags.Number(PanasonicRawIfd0Directory.TagIso));

    private static string? Description(ExifTags tags)
    {
        var text = MetadataText.Paragraph(tags.Text(Tag.TagImageDescription));
        return text is null || FactoryDescriptions.Contains(text) ? MetadataText.Paragraph(WindowsText(tags, Tag.TagWinComment)) : text;
    }

    /// <summary>Microsoft's XP tags are UTF-16LE bytes.</summary>
    private static string? WindowsText(ExifTags tags, int tag) =>
        tags.Bytes(tag) is { } bytes ? Encoding.Unicode.GetString(bytes).Split('\0', 2)[0] : null;

    private static string? AppleIdentifier(ExifTags tags)
    {
        const int contentIdentifier = 17;
        var apple = tags.Find<MetadataExtractor.Formats.Exif.Makernotes.AppleMakernoteDirectory>();
        return MetadataText.Line(ExifTags.Text(apple?.GetObject(contentIdentifier)));
    }
}
