namespace Bpp.Engine.Search;

/// <summary>The values of <c>type:</c> and <c>is:</c>, with the condition each stands for.</summary>
internal static class SearchChoices
{
    public static IReadOnlyDictionary<string, string> Types { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["photo"] = "not photo.is_video",
        ["video"] = "photo.is_video",
        ["raw"] = "photo.is_raw",
        ["screenshot"] = "photo.photo_id in (select photo_id from album_screenshots)",
    };

    public static IReadOnlyDictionary<string, string> States { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["favourite"] = "photo.favourite",
        ["hidden"] = "photo.photo_id in (select photo_id from album_hidden)",
        ["picked"] = "photo.photo_id in (select photo_id from picks())",
        ["included"] = "photo.photo_id in (select photo_id from overrides where state = 'include')",
        ["excluded"] = "photo.photo_id in (select photo_id from overrides where state = 'exclude')",
        ["duplicate"] = "photo.photo_id in (select photo_id from near_duplicates)",
        ["keeper"] = "photo.photo_id in (select photo_id from near_duplicates where is_keeper)",
        ["damaged"] = "photo.damage is not null",
        ["tagged"] = "photo.photo_id in (select photo_id from photo_tags)",
        ["untagged"] = "photo.photo_id not in (select photo_id from photo_tags)",
        ["geotagged"] = "photo.latitude is not null",
        ["dated"] = "photo.year is not null",
        ["undated"] = "photo.year is null",
        ["rated"] = "photo.rating > 0",
        ["portrait"] = "photo.height > photo.width",
        ["landscape"] = "photo.width > photo.height",
        ["square"] = "photo.width = photo.height",
    };

    /// <summary>Other spellings.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["photos"] = "photo",
        ["picture"] = "photo",
        ["image"] = "photo",
        ["videos"] = "video",
        ["movie"] = "video",
        ["screenshots"] = "screenshot",
        ["favorite"] = "favourite",
        ["fav"] = "favourite",
        ["pick"] = "picked",
        ["duplicates"] = "duplicate",
        ["place"] = "geotagged",
        ["gps"] = "geotagged",
    };

    public static string Canonical(string value) => Aliases.GetValueOrDefault(value, value).ToLowerInvariant();
}
