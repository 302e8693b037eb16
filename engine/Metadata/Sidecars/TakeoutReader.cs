using System.Globalization;
using System.Text.Json;
using Bpp.Engine.Metadata.Dates;
using Bpp.Engine.Metadata.Fields;

namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>Reads the JSON file that Google Takeout puts beside a photo.</summary>
internal static class TakeoutReader
{
    /// <summary>Largest JSON read, bytes; real ones have one or two thousand.</summary>
    public const int MaxLength = 1 << 20;

    private static readonly JsonDocumentOptions Tolerant =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    /// <summary>What the JSON says; empty when it is not JSON or not Takeout's.</summary>
    public static MetadataPart Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length is 0 or > MaxLength)
            return MetadataPart.Empty;
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            using var document = JsonDocument.Parse(json, Tolerant);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return MetadataPart.Empty;
        }
    }

    private static MetadataPart Read(JsonElement root)
    {
        if (Property(root, "photoTakenTime") is not { } taken && Property(root, "title") is not { })
            return MetadataPart.Empty;
        // The place in the file comes first; the other one may be Google's estimate.
        var place = Place(root, "geoDataExif") ?? Place(root, "geoData");
        return new MetadataPart
        {
            Values = new PhotoMetadata
            {
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

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static double? Number(JsonElement element, string name)
    {
        var value = Property(element, name);
        if (value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var parsed) && double.IsFinite(parsed))
            return parsed;
        return value is { ValueKind: JsonValueKind.String } text
            && double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out parsed) && double.IsFinite(parsed)
                ? parsed
                : null;
    }
}
