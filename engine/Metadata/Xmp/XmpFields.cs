using System.Globalization;
using Bpp.Engine.Metadata.Dates;
using Bpp.Engine.Metadata.Fields;
using static Bpp.Engine.Metadata.Xmp.XmpNames;

namespace Bpp.Engine.Metadata.Xmp;

/// <summary>What an XMP packet says about a photo, in the spellings of Lightroom, digiKam, darktable, Windows and exiftool.</summary>
internal static class XmpFields
{
    /// <summary>digiKam's tag under which people are.</summary>
    private const string PeopleRoot = "People/";

    public static MetadataPart Read(ReadOnlySpan<byte> bytes) => XmpPacket.Parse(bytes) is { } packet ? Read(packet) : MetadataPart.Empty;

    private static MetadataPart Read(XmpPacket packet)
    {
        var make = MetadataText.Line(packet.Text(Tiff + "Make"));
        var place = Place(packet);
        var dates = Dates(packet).ToList();
        return new MetadataPart
        {
            Values = new PhotoMetadata
            {
                CameraMake = make,
                CameraModel = CameraValues.Model(make, MetadataText.Line(packet.Text(Tiff + "Model"))),
                Lens = MetadataText.Line(packet.Text(ExifEx + "LensModel") ?? packet.Text(Aux + "Lens") ?? packet.Text(Exif + "LensModel")),
                ExposureTime = CameraValues.Exposure(Number(packet, Exif + "ExposureTime")),
                FNumber = CameraValues.Aperture(Number(packet, Exif + "FNumber")),
                Iso = CameraValues.Iso(Number(packet, ExifEx + "PhotographicSensitivity") ?? Number(packet, Exif + "ISOSpeedRatings")),
                FocalLength = CameraValues.Focal(Number(packet, Exif + "FocalLength")),
                FocalLength35 = CameraValues.Focal(Number(packet, Exif + "FocalLengthIn35mmFilm")),
                Flash = bool.TryParse(packet.Field(Exif + "Flash", Exif + "Fired"), out var fired) ? fired : null,
                Latitude = place?.Latitude,
                Longitude = place?.Longitude,
                Altitude = place?.Altitude,
                Rating = CameraValues.Rating(Number(packet, XmpNames.Xmp + "Rating"))
                    ?? CameraValues.RatingFromPercent(Number(packet, MicrosoftPhoto + "Rating")),
                Label = MetadataText.Line(packet.Text(XmpNames.Xmp + "Label")),
                Title = MetadataText.Line(packet.Text(Dc + "title")),
                Description = MetadataText.Paragraph(packet.Text(Dc + "description")),
                Keywords = MetadataText.Lines(Keywords(packet.Items(DigiKam + "TagsList"), packet.Items(Lightroom + "hierarchicalSubject"), packet.Items(Dc + "subject"))),
                People = MetadataText.Lines(People(packet.Items(IptcExtension + "PersonInImage"), XmpRegions.Names(packet), packet.Items(DigiKam + "TagsList"))),
                StoredRegions = XmpRegions.Read(packet),
                Software = MetadataText.Line(packet.Text(XmpNames.Xmp + "CreatorTool")),
            },
            Dates = dates.ConvertAll(date => date.Time.From(DateSource.Xmp)),
            StatesOriginal = dates.Count > 0 && dates[0].IsOriginal,
        };
    }

    private static IEnumerable<(Timestamp Time, bool IsOriginal)> Dates(XmpPacket packet)
    {
        if (TimestampParser.Parse(packet.Text(Exif + "DateTimeOriginal")) is { } original)
            yield return (original, true);
        if (TimestampParser.Parse(packet.Text(Photoshop + "DateCreated")) is { } created)
            yield return (created, true);
        if (TimestampParser.Parse(packet.Text(Exif + "DateTimeDigitized") ?? packet.Text(XmpNames.Xmp + "CreateDate")) is { } digitized)
            yield return (digitized, false);
    }

    /// <summary>The leaves of the hierarchies, then the flat list: "Places/Italy/Rome" is the keyword Rome.</summary>
    internal static IEnumerable<string> Keywords(IEnumerable<string> digiKam, IEnumerable<string> lightroom, IEnumerable<string> flat) =>
    [
        .. digiKam.Where(path => !path.StartsWith(PeopleRoot, StringComparison.Ordinal)).Select(path => Leaf(path, '/')),
        .. lightroom.Select(path => Leaf(path, '|')),
        .. flat,
    ];

    internal static IEnumerable<string> People(IEnumerable<string> stated, IEnumerable<string> regions, IEnumerable<string> digiKam) =>
    [
        .. stated,
        .. regions,
        .. digiKam.Where(path => path.StartsWith(PeopleRoot, StringComparison.Ordinal)).Select(path => Leaf(path, '/')),
    ];

    private static GeoPlace? Place(XmpPacket packet)
    {
        var altitude = Number(packet, Exif + "GPSAltitude");
        if (packet.Text(Exif + "GPSAltitudeRef")?.Trim() == "1")
            altitude = -altitude;
        return GeoPlace.From(Degrees(packet.Text(Exif + "GPSLatitude")), Degrees(packet.Text(Exif + "GPSLongitude")), altitude);
    }

    /// <summary>"39,54.8033N" or "39,54,48N" (degrees, minutes, seconds, direction), or plain signed degrees.</summary>
    internal static double? Degrees(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 40)
            return null;
        var direction = char.ToUpperInvariant(text[^1]);
        if (direction is not ('N' or 'S' or 'E' or 'W'))
            return MetadataText.Number(text);
        double value = 0, unit = 1;
        foreach (var part in text[..^1].Split(','))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || unit > 3600)
                return null;
            value += number / unit;
            unit *= 60;
        }

        return direction is 'S' or 'W' ? -value : value;
    }

    private static string Leaf(string path, char separator) => path[(path.LastIndexOf(separator) + 1)..];

    private static double? Number(XmpPacket packet, System.Xml.Linq.XName name) => MetadataText.Number(packet.Text(name)?.Trim());
}
