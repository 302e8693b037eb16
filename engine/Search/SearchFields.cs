namespace Bpp.Engine.Search;

/// <summary>Every field there is. A new one is one more entry here.</summary>
internal static class SearchFields
{
    private const string Named = "photo.photo_id in (select photo_id from search_terms where kind = '{kind}' and (contains(term, {0}) or contains(other_names, {1})))";

    /// <summary>Cameras are few, so their names are compared and not those of photos: as aggregates, because DuckDB would test every row of a group's key.</summary>
    private const string Camera = """
        concat_ws(' ', photo.camera_make, photo.camera_model) in (
            select any_value(camera)
            from (select concat_ws(' ', camera_make, camera_model) as camera from facts.photos)
            group by camera
            having contains(search_text(any_value(camera)), {0}))
        """;

    public static IReadOnlyList<SearchField> All { get; } =
    [
        new("person", SearchFieldKind.Text, "photo.photo_id in (select photo_id from facts.person_photos where person_key in (select person_key from facts.people where dismissed_as is null and (contains(search_text(name), {0}) or person_key = {2})))", "person:emma", "with {0}") { Aliases = ["people", "who"] },
        new("tag", SearchFieldKind.Text, OfKind("tag"), "tag:beach", "tagged {0}") { Aliases = ["tags", "keyword"] },
        new("place", SearchFieldKind.Text, OfKind("place"), "place:rome", "taken at {0}") { Aliases = ["city", "location", "where", "region"] },
        new("country", SearchFieldKind.Text, "photo.photo_id in (select photo_id from facts.photo_places where place_id in (select place_id from facts.known_places where contains(search_text(country), {0}) or lower(country_code) = lower({2}) or contains(search_text(country_names), {1})))", "country:italy", "taken in {0}"),
        new("camera", SearchFieldKind.Text, Camera, "camera:canon", "taken with a {0}"),
        new("lens", SearchFieldKind.Text, "contains(search_text(photo.lens), {0})", "lens:24-70", "through a {0} lens"),
        new("album", SearchFieldKind.Album, "", "album:holidays", "in the album {0}"),
        new("name", SearchFieldKind.Text, "contains(lower(photo.file_name), lower({2}))", "name:IMG_12", "whose file is named {0}") { Aliases = ["file", "filename"] },
        new("title", SearchFieldKind.Text, "contains(search_text(photo.title), {0})", "title:wedding", "titled {0}"),
        new("ext", SearchFieldKind.Text, "ends_with(lower(photo.file_name), '.' || ltrim(lower({2}), '.'))", "ext:heic", "whose file ends in {0}") { Aliases = ["format", "extension"] },
        new("label", SearchFieldKind.Text, "lower(photo.label) = lower({2})", "label:red", "labelled {0}") { Aliases = ["color", "colour"] },
        new("type", SearchFieldKind.Choice, "", "type:video", "{0}") { Choices = SearchChoices.Types },
        new("is", SearchFieldKind.Choice, "", "is:favourite", "{0}") { Aliases = ["has"], Choices = SearchChoices.States },
        new("date", SearchFieldKind.Date, "", "date:2023-07", "taken {0}") { Aliases = ["on", "taken", "when", "year"] },
        new("before", SearchFieldKind.Date, "", "before:2020", "taken before {0}"),
        new("after", SearchFieldKind.Date, "", "after:2020-05", "taken after {0}"),
        new("since", SearchFieldKind.Date, "", "since:2020", "taken since {0}") { Aliases = ["from"] },
        new("faces", SearchFieldKind.Number, "(select count(*) from faces as face where face.photo_id = photo.photo_id and not face.is_dismissed)", "faces:>2", "faces"),
        new("score", SearchFieldKind.Number, "(select scored.score from photo_scores as scored where scored.photo_id = photo.photo_id)", "score:>0.7", "score"),
        new("rating", SearchFieldKind.Number, "photo.rating", "rating:>=3", "rating") { Aliases = ["stars"] },
        new("iso", SearchFieldKind.Number, "photo.iso", "iso:<400", "ISO"),
        new("f", SearchFieldKind.Number, "photo.f_number", "f:<2.8", "f-number") { Aliases = ["aperture"] },
        new("focal", SearchFieldKind.Number, "photo.focal_length", "focal:>200", "focal length"),
        new("mp", SearchFieldKind.Number, "(photo.width::double * photo.height / 1e6)", "mp:>12", "megapixels") { Aliases = ["megapixels"] },
    ];

    /// <summary>Names and aliases.</summary>
    public static IEnumerable<string> Names => All.SelectMany(known => known.Aliases.Prepend(known.Name));

    /// <summary>By name or alias, in any case.</summary>
    public static SearchField? Find(string name) => All.FirstOrDefault(known => known.Aliases.Prepend(known.Name).Contains(name, StringComparer.OrdinalIgnoreCase));

    private static string OfKind(string kind) => Named.Replace("{kind}", kind, StringComparison.Ordinal);
}
