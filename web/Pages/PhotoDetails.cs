using System.Globalization;
using Bpp.Engine.Storage;

namespace Bpp.Web.Pages;

/// <summary>What the loupe's panel says of a photo.</summary>
internal sealed record PhotoDetails
{
    private const string FactsSql = """
        select photo.path, photo.size, photo.format, photo.title, photo.description, photo.camera_make, photo.camera_model, photo.lens, photo.exposure_time,
            photo.f_number, photo.iso, photo.focal_length, photo.latitude, photo.longitude, photo.damage, photo.date_source, photo.taken_offset_minutes,
            scored.sharpness, scored.exposure, scored.composition, scored.face
        from all_photos as photo
        left join photo_scores as scored using (photo_id)
        where photo.photo_id = $1
        """;

    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required string Format { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Maker and model; null when the file does not say.</summary>
    public string? Camera { get; init; }

    public string? Lens { get; init; }

    /// <summary><c>1/250 s · f/2.8 · ISO 400 · 35 mm</c>, of what is known.</summary>
    public string? Exposure { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Damage { get; init; }

    public string? DateSource { get; init; }

    /// <summary>Sharpness, exposure, composition, faces: 0-1, those that apply.</summary>
    public required IReadOnlyList<Component> Components { get; init; }

    /// <summary>Why it has its score.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>Why it is a pick, or what kept it out.</summary>
    public required string Why { get; init; }

    public required IReadOnlyList<FaceMark> Faces { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>photo_ids of its near-duplicates and of its scene, itself left out, at most 24.</summary>
    public required IReadOnlyList<Alike> Similar { get; init; }

    public static PhotoDetails Read(ServedLibrary library, long id)
    {
        // The longest question of all, and mostly planning, which DuckDB does on one core.
        var why = Task.Run(() =>
        {
            using var own = library.Database.Connect();
            return own.Scalar<string>("select words from why($1)", id) ?? "";
        });
        using var connection = library.Database.Connect();
        var details = connection.Query(FactsSql, Facts, id)[0] with
        {
            Reasons = connection.Query("select component, verdict, words from explain($1)", row => new Reason(row.GetString(0), row.IsDBNull(1) ? "" : row.GetString(1), row.GetString(2)), id),
            Faces = connection.Query(
                "select face_id, person_key, person, x, y, width, height, how from faces where photo_id = $1 and not is_dismissed order by width * height desc, face_id",
                row => new FaceMark(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetFloat(3), row.GetFloat(4), row.GetFloat(5), row.GetFloat(6), row.IsDBNull(7) ? null : row.GetString(7)),
                id),
            Tags = connection.Query("select tag from photo_tags where photo_id = $1 order by tag", row => row.GetString(0), id),
            Similar = connection.Query(
                """
                select other.photo_id, photo.sha256, photo.file_name, other.is_near
                from (
                    select photo_id, bool_or(is_near) as is_near
                    from (
                        select member.photo_id, true as is_near from facts.near_duplicate_groups as own inner join facts.near_duplicate_groups as member using (group_id) where own.photo_id = $1
                        union all
                        select member.photo_id, false from facts.scenes as own inner join facts.scenes as member using (scene_id) where own.photo_id = $1
                    )
                    group by photo_id
                ) as other
                inner join photos as photo using (photo_id)
                where other.photo_id <> $1
                order by other.is_near desc, photo.taken_at, photo.path
                limit 24
                """,
                row => new Alike(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)),
                id),
        };
        return details with { Why = why.GetAwaiter().GetResult() };
    }

    private static PhotoDetails Facts(System.Data.Common.DbDataReader row)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        double? Number(int column) => row.IsDBNull(column) ? null : Convert.ToDouble(row.GetValue(column), CultureInfo.InvariantCulture);
        var components = new[] { (Texts.Key("Sharpness"), 17), (Texts.Key("Light"), 18), (Texts.Key("Composition"), 19), (Texts.Key("Faces"), 20) };
        return new PhotoDetails
        {
            Path = row.GetString(0),
            Size = row.GetInt64(1),
            Format = row.GetString(2),
            Title = Text(3),
            Description = Text(4),
            Camera = CameraOf(Text(5), Text(6)),
            Lens = Text(7),
            Exposure = ExposureOf(Number(8), Number(9), Number(10), Number(11)),
            Latitude = Number(12),
            Longitude = Number(13),
            Damage = Text(14),
            DateSource = Text(15),
            Components = [.. components.Where(component => !row.IsDBNull(component.Item2)).Select(component => new Component(component.Item1, Number(component.Item2)!.Value))],
            Reasons = [],
            Why = "",
            Faces = [],
            Tags = [],
            Similar = [],
        };
    }

    /// <summary>Many a model begins with its maker.</summary>
    private static string? CameraOf(string? make, string? model) =>
        model is null ? make
        : make is null || model.StartsWith(make.Split(' ')[0], StringComparison.OrdinalIgnoreCase) ? model
        : $"{make} {model}";

    private static string? ExposureOf(double? seconds, double? aperture, double? iso, double? focal)
    {
        var parts = new List<string>();
        if (seconds is > 0 and < 0.3)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"1/{Math.Round(1 / seconds.Value)} s"));
        else if (seconds is > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"));
        if (aperture is > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"f/{aperture:0.#}"));
        if (iso is > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"ISO {iso:0}"));
        if (focal is > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{focal:0.#} mm"));
        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }

    /// <summary>A component score.</summary>
    internal sealed record Component(string Name, double Value);

    /// <summary>One of the reasons for a score.</summary>
    internal sealed record Reason(string Component, string Verdict, string Words);

    /// <summary>A face: its box in 0-1 of the upright photo, and who it is.</summary>
    internal sealed record FaceMark(long FaceId, string? PersonKey, string? Person, double X, double Y, double Width, double Height, string? How);

    /// <summary>A photo that looks alike.</summary>
    internal sealed record Alike(long Id, string Hash, string Name, bool IsNear);
}
