using System.Text.Json;
using Bpp.Engine.Metadata.Dates;
using Bpp.Engine.Metadata.Fields;
using Bpp.Engine.Metadata.Xmp;

namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>
/// Reads JSON in exiftool's words: what <c>osxphotos export --sidecar json</c> (with groups: "XMP:Title") and <c>--sidecar exiftool</c>
/// (without: "Title") write about a photo, and exiftool itself with <c>-json</c>. What the camera knows stands in the photo and is not read here.
/// </summary>
internal static class ExiftoolReader
{
    private static readonly string[] AreaFields = ["X", "Y", "W", "H"];

    /// <summary>What an array of objects says of the photo: its only one, or the one that names it.</summary>
    public static MetadataPart Read(JsonElement files, string photoName)
    {
        var about = files.GetArrayLength() == 1 ? files[0] : files.EnumerateArray().FirstOrDefault(file => IsOf(file, photoName));
        return about.ValueKind == JsonValueKind.Object ? Read(new Tags(about)) : MetadataPart.Empty;
    }

    private static bool IsOf(JsonElement file, string photoName) =>
        JsonValues.Text(file, "SourceFile") is { } source && source[(source.LastIndexOfAny(['/', '\\']) + 1)..].Equals(photoName, StringComparison.OrdinalIgnoreCase);

    private static MetadataPart Read(Tags tags)
    {
        var place = Place(tags);
        var dates = Dates(tags).ToList();
        return new MetadataPart
        {
            Values = new PhotoMetadata
            {
                Latitude = place?.Latitude,
                Longitude = place?.Longitude,
                Altitude = place?.Altitude,
                Rating = CameraValues.Rating(tags.Number("XMP:Rating")),
                Label = MetadataText.Line(tags.Text("XMP:Label")),
                Title = MetadataText.Line(tags.Text("XMP:Title", "IPTC:ObjectName")),
                Description = MetadataText.Paragraph(tags.Text("XMP:Description", "EXIF:ImageDescription", "IPTC:Caption-Abstract")),
                Keywords = MetadataText.Lines(XmpFields.Keywords(tags.Items("XMP:TagsList"), tags.Items("XMP:HierarchicalSubject"), tags.Items("XMP:Subject").Concat(tags.Items("IPTC:Keywords")))),
                People = MetadataText.Lines(XmpFields.People(tags.Items("XMP:PersonInImage"), Faces(tags).Select(face => face.Name), tags.Items("XMP:TagsList"))),
                StoredRegions = Regions(tags),
            },
            Dates = dates.ConvertAll(date => date.From(DateSource.ExiftoolJson)),
            StatesOriginal = dates.Count > 0,
        };
    }

    /// <summary>Only those that say when it was taken: "CreateDate" without its group is local time in a photo and UTC in a film.</summary>
    private static IEnumerable<Timestamp> Dates(Tags tags)
    {
        if (TimestampParser.Parse(tags.Text("EXIF:DateTimeOriginal")) is { } original)
            yield return original with { Offset = original.Offset ?? TimestampParser.ParseOffset(tags.Text("EXIF:OffsetTimeOriginal")) };
        if (TimestampParser.Parse(tags.Text("QuickTime:CreationDate", "QuickTime:ContentCreateDate")) is { } film)
            yield return film;
        if (tags.Text("IPTC:DateCreated") is { } day && TimestampParser.Parse($"{day} {tags.Text("IPTC:TimeCreated")}") is { } created)
            yield return created;
    }

    /// <summary>A film has both numbers in one text, with or without a comma, and perhaps the altitude.</summary>
    private static GeoPlace? Place(Tags tags)
    {
        if (tags.Number("EXIF:GPSLatitude") is { } latitude && tags.Number("EXIF:GPSLongitude") is { } longitude)
            return GeoPlace.From(Signed(latitude, tags.Text("EXIF:GPSLatitudeRef"), 'S'), Signed(longitude, tags.Text("EXIF:GPSLongitudeRef"), 'W'), tags.Number("EXIF:GPSAltitude"));
        var film = tags.Text("Keys:GPSCoordinates", "UserData:GPSCoordinates", "QuickTime:GPSCoordinates")?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return film is [var north, var east, ..] ? GeoPlace.From(MetadataText.Number(north), MetadataText.Number(east), MetadataText.Number(film.ElementAtOrDefault(2))) : null;
    }

    /// <summary>osxphotos writes a sign and the direction, exiftool the one or the other.</summary>
    private static double Signed(double degrees, string? direction, char negative) =>
        degrees > 0 && direction is { Length: > 0 } && char.ToUpperInvariant(direction[0]) == negative ? -degrees : degrees;

    /// <summary>Lists side by side, one for each field of the Metadata Working Group's regions; boxes only where all of them are there.</summary>
    private static IEnumerable<(string Name, int Index)> Faces(Tags tags)
    {
        var types = tags.Items("XMP:RegionType").ToList();
        return tags.Items("XMP:RegionName").Select((name, index) => (name, index)).Where(face => types.ElementAtOrDefault(face.index) is null or "Face");
    }

    private static List<StoredRegion> Regions(Tags tags)
    {
        var names = tags.Items("XMP:RegionName").Count();
        var fields = AreaFields.Select(field => tags.Items("XMP:RegionArea" + field).Select(MetadataText.Number).ToList()).ToList();
        if (fields.Exists(field => field.Count != names) || tags.Items("XMP:RegionAreaUnit").Any(unit => unit != "normalized"))
            return [];
        var (width, height) = (tags.Number("XMP:RegionAppliedToDimensionsW"), tags.Number("XMP:RegionAppliedToDimensionsH"));
        return [.. Faces(tags)
            .Select(face => XmpRegions.Centred(fields[0][face.Index], fields[1][face.Index], fields[2][face.Index], fields[3][face.Index]) is { } box && MetadataText.Line(face.Name) is { } person
                ? new StoredRegion(person, box, width, height)
                : null)
            .OfType<StoredRegion>()
            .Take(MetadataText.MaxItems)];
    }

    /// <summary>The tags of one file, asked for by group and name and found with or without the group.</summary>
    private readonly struct Tags(JsonElement file)
    {
        /// <summary>The first of the tags that is there. A text that looks like a number comes as one.</summary>
        public string? Text(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (Find(name) is { } value && Text(value) is { } text)
                    return text;
            }

            return null;
        }

        public double? Number(string name) => Find(name) is { } value ? JsonValues.Number(value) : null;

        /// <summary>A list, or the only one without brackets.</summary>
        public IEnumerable<string> Items(string name) => Find(name) switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Take(MetadataText.MaxItems).Select(Text).OfType<string>(),
            { } value when Text(value) is { } only => [only],
            _ => [],
        };

        private JsonElement? Find(string name) => JsonValues.Property(file, name) ?? JsonValues.Property(file, name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]);

        private static string? Text(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }
}
