using System.Text.Json;
using Bpp.Engine.Metadata.Dates;
using Bpp.Engine.Metadata.Fields;
using static Bpp.Engine.Metadata.Sidecars.JsonValues;

namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>Reads the JSON object that Google Takeout puts beside a photo.</summary>
internal static class TakeoutReader
{
    /// <summary>What the object says; empty when it is not Takeout's.</summary>
    public static MetadataPart Read(JsonElement root)
    {
        if (Property(root, "photoTakenTime") is not { } taken && Property(root, "title") is not { })
            return MetadataPart.Empty;
        // The place in the file comes first; the other one may be Google's estimate.
        var place = Place(root, "geoDataExif") ?? Place(root, "geoData");
        return new MetadataPart
        {
            Values = new PhotoMetadata
            {
                Favourite = Property(root, "favorited") is { ValueKind: JsonValueKind.True } ? true : null,
                Description = MetadataText.Paragraph(Text(root, "description")),
                Latitude = place?.Latitude,
                Longitude = place?.Longitude,
                Altitude = place?.Altitude,
                People = MetadataText.Lines(People(root)),
            },
            Dates = [.. Dates(root)],
        };
    }

    /// <summary>The time is UTC, without saying where. The title is the original file name, which may state the wall clock.</summary>
    private static IEnumerable<CaptureTime> Dates(JsonElement root)
    {
        if (Property(root, "photoTakenTime") is { } taken && Number(taken, "timestamp") is >= -5_000_000_000 and <= 50_000_000_000 and var seconds)
            yield return new CaptureTime(DateTime.UnixEpoch.AddSeconds(Math.Floor(seconds)), TimeSpan.Zero, DateSource.Takeout, DatePrecision.Second)
                .WithUnspecifiedKind();
        if (Text(root, "title") is { Length: <= 255 } title && FileNameDates.Read(title) is { } named)
            yield return named;
    }

    private static CaptureTime WithUnspecifiedKind(this CaptureTime time) =>
        time with { Local = DateTime.SpecifyKind(time.Local, DateTimeKind.Unspecified) };

    private static GeoPlace? Place(JsonElement root, string name) =>
        Property(root, name) is { } geo ? GeoPlace.From(Number(geo, "latitude"), Number(geo, "longitude"), Number(geo, "altitude")) : null;

    private static IEnumerable<string?> People(JsonElement root) =>
        Property(root, "people") is { ValueKind: JsonValueKind.Array } people
            ? people.EnumerateArray().Take(MetadataText.MaxItems).Select(person => Text(person, "name"))
            : [];
}
