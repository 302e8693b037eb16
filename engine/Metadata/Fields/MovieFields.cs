using System.Globalization;
using System.Text.RegularExpressions;
using Bpp.Engine.Metadata.Containers;
using Bpp.Engine.Metadata.Dates;

namespace Bpp.Engine.Metadata.Fields;

/// <summary>What a movie's header texts mean.</summary>
internal static partial class MovieFields
{
    public static MetadataPart Read(MovieItems items)
    {
        var place = Place(items.Text("com.apple.quicktime.location.ISO6709", "\u00A9xyz"));
        return new MetadataPart
        {
            Values = new PhotoMetadata
            {
                CameraMake = MetadataText.Line(items.Text("com.apple.quicktime.make", "\u00A9mak")),
                CameraModel = MetadataText.Line(items.Text("com.apple.quicktime.model", "\u00A9mod")),
                Software = MetadataText.Line(items.Text("com.apple.quicktime.software", "\u00A9swr")),
                Title = MetadataText.Line(items.Text("com.apple.quicktime.title", "\u00A9nam")),
                Description = MetadataText.Paragraph(items.Text("com.apple.quicktime.description", "\u00A9des", "\u00A9inf")),
                ContentIdentifier = MetadataText.Line(items.Text("com.apple.quicktime.content.identifier")),
                Latitude = place?.Latitude,
                Longitude = place?.Longitude,
                Altitude = place?.Altitude,
            },
            Dates = [.. Dates(items)],
        };
    }

    private static IEnumerable<CaptureTime> Dates(MovieItems items)
    {
        // Apple's key is local time with its offset; the header's own field is UTC.
        if (TimestampParser.Parse(items.Text("com.apple.quicktime.creationdate", "\u00A9day")) is { } stated)
            yield return stated.From(DateSource.QuickTime);
        if (items.Created is { } created)
            yield return created;
    }

    /// <summary>ISO 6709: +37.7749-122.4194+010.5/ in degrees and metres.</summary>
    private static GeoPlace? Place(string? text)
    {
        if (text is null || text.Length > 100 || Iso6709().Match(text) is not { Success: true } match)
            return null;
        return GeoPlace.From(Number(match.Groups[1]), Number(match.Groups[2]), match.Groups[3].Success ? Number(match.Groups[3]) : null);

        static double Number(Group group) => double.Parse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^([+-]\d{1,2}(?:\.\d{1,12})?)([+-]\d{1,3}(?:\.\d{1,12})?)([+-]\d{1,6}(?:\.\d{1,12})?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Iso6709();
}
