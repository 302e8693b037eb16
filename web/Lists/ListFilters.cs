namespace Bpp.Web.Lists;

/// <summary>Conditions that can be put on any list.</summary>
internal static class ListFilters
{
    /// <summary>Condition by key, over <c>photo</c> (a row of photos) and <c>scored</c> (its scores).</summary>
    private static readonly Dictionary<string, string> Conditions = new(StringComparer.Ordinal)
    {
        ["favourites"] = "photo.favourite",
        ["rated"] = "photo.rating > 0",
        ["great"] = "scored.score >= 0.7",
        ["low"] = "scored.score < 0.3",
        ["photos"] = "not photo.is_video",
        ["videos"] = "photo.is_video",
        ["raw"] = "photo.is_raw",
        ["picked"] = "photo.photo_id in (select photo_id from picks())",
        ["unpicked"] = "photo.photo_id not in (select photo_id from picks())",
        ["included"] = "photo.photo_id in (select photo_id from overrides where state = 'include')",
        ["excluded"] = "photo.photo_id in (select photo_id from overrides where state = 'exclude')",
        ["people"] = "photo.photo_id in (select photo_id from person_photos)",
        ["place"] = "photo.latitude is not null",
        ["damaged"] = "photo.damage is not null",
    };

    public static IEnumerable<string> Keys => Conditions.Keys.Order(StringComparer.Ordinal);

    public static bool Has(string key) => Conditions.ContainsKey(key);

    public static string Of(string key) => Conditions[key];
}
