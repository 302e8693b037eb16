using System.Collections.Frozen;

namespace Bpp.Engine.Organise;

/// <summary>What rules may ask about: the columns of <c>photo_columns</c>, and what people call several of them together.</summary>
public static class RuleFields
{
    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<RuleField> All { get; } =
    [
        new("person", "Person", RuleKind.Texts, "people", IsCommon: true),
        new("tag", "Tag", RuleKind.Texts, "tags", IsCommon: true),
        new("place", "Place", RuleKind.Texts, "[place, city, region, country]", IsCommon: true),
        new("date", "Date", RuleKind.Date, "day", IsCommon: true),
        Number("year", "Year") with { IsCommon = true },
        new("camera", "Camera", RuleKind.Texts, "[camera_model, camera_make, concat_ws(' ', camera_make, camera_model)]", IsCommon: true),
        Text("lens", "Lens") with { IsCommon = true },
        new("album", "Album", RuleKind.Album, "photo_id", IsCommon: true),
        Number("score", "Score") with { IsCommon = true },
        Number("rating", "Rating") with { IsCommon = true },
        Flag("favourite", "Favourite") with { IsCommon = true },
        Text("label", "Colour label", ColourLabels.All) with { IsCommon = true },
        Flag("is_video", "Video") with { IsCommon = true },
        Flag("is_raw", "RAW") with { IsCommon = true },
        Text("format", "Format", ["jpeg", "png", "webp", "tiff", "avif", "gif", "heic", "raw", "video"]),
        Text("file_name", "File name"),
        Text("path", "Path"),
        Text("title", "Title"),
        Text("description", "Description"),
        new("keyword", "Keyword in the file", RuleKind.Texts, "keywords"),
        Number("sharpness", "Sharpness"),
        Number("exposure", "Exposure"),
        Number("composition", "Composition"),
        Number("face", "Faces' score"),
        Number("iso", "ISO"),
        Number("f_number", "Aperture (f-number)"),
        Number("exposure_time", "Exposure time (s)"),
        Number("focal_length", "Focal length (mm)"),
        Number("focal_length_35", "Focal length as on 35 mm film"),
        Number("width", "Width (pixels)"),
        Number("height", "Height (pixels)"),
        Number("size", "Size (bytes)"),
        Text("city", "City"),
        Text("region", "Region"),
        Text("country", "Country"),
        Text("country_code", "Country code"),
        Number("latitude", "Latitude"),
        Number("longitude", "Longitude"),
        Number("altitude", "Altitude (m)"),
        Text("camera_make", "Camera maker"),
        Text("camera_model", "Camera model"),
        Date("day", "Day"),
        Date("month", "Month (its first day)"),
        Date("taken_at", "Taken"),
        Date("added_at", "Added"),
        Number("taken_offset_minutes", "Time zone (minutes)"),
        Text("date_source", "Source of the date"),
        Text("date_precision", "Precision of the date"),
        Text("damage", "Damage"),
        Text("sha256", "SHA-256"),
        Number("photo_id", "Number of the photo"),
        Number("source_id", "Number of the source"),
    ];

    private static readonly FrozenDictionary<string, RuleField> ByName = All.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>The field of a name; null: there is none.</summary>
    public static RuleField? Find(string name) => ByName.GetValueOrDefault(name);

    private static RuleField Text(string name, string title, IReadOnlyList<string>? choices = null) => new(name, title, RuleKind.Text, name) { Choices = choices ?? [] };

    private static RuleField Number(string name, string title) => new(name, title, RuleKind.Number, name);

    private static RuleField Date(string name, string title) => new(name, title, RuleKind.Date, name is "taken_at" or "added_at" ? $"{name}::date" : name);

    private static RuleField Flag(string name, string title) => new(name, title, RuleKind.Flag, name);
}
