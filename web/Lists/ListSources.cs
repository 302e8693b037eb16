namespace Bpp.Web.Lists;

/// <summary>Every kind of list there is. Adding one here gives it a page, a grid, a loupe and an export.</summary>
internal static class ListSources
{
    private static readonly Dictionary<string, ListSource> Sources = new(StringComparer.Ordinal)
    {
        ["library"] = new("select photo_id from photos"),
        ["picks"] = new("select photo_id, rank as place from picks()", PhotoSort.Own),
        ["year"] = new("select photo_id from photos where year = try_cast($1 as bigint)"),
        ["month"] = new("select photo_id from photos where month = try_cast($1 || '-01' as date)"),
        ["day"] = new("select photo_id from photos where day = try_cast($1 as date)", PhotoSort.Oldest),
        ["camera"] = new("select photo_id from photos where camera_model = $1"),
        ["person"] = new("select photo_id from person_photos where person_key = $1"),
        ["duplicates"] = new("select photo_id, rank as place from near_duplicates where group_id = try_cast($1 as bigint)", PhotoSort.Own),
        ["burst"] = new("select photo_id, position as place from bursts where burst_id = try_cast($1 as bigint)", PhotoSort.Own),
        ["recent"] = new("select photo_id from album_recent", PhotoSort.Added),
        ["album"] = new("select photo_id from photos where false"),
    };

    public static bool Has(string kind) => Sources.ContainsKey(kind);

    public static PhotoSort DefaultSort(string kind) => Sources[kind].Sort;

    public static ListSource Of(string kind) => Sources[kind];
}
