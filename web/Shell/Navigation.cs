using Bpp.Engine.Storage;

namespace Bpp.Web.Shell;

/// <summary>The sidebar's contents; counts are kept while the library does not change.</summary>
internal sealed class Navigation(ServedLibrary library, Texts texts)
{
    private volatile Counted? _counted;

    public IReadOnlyList<NavGroup> Groups()
    {
        var counts = Counts();
        return
        [
            new NavGroup(null,
            [
                new NavEntry("/", texts["Library"], "images", counts.Of("library")),
                new NavEntry("/picks", texts["Picks"], "sparkles"),
                new NavEntry("/photos/favourites", texts["Favourites"], "heart", counts.Of("favourites")),
                new NavEntry("/people", texts["People"], "users", counts.Of("people")),
                new NavEntry("/calendar", texts["Calendar"], "calendar-days"),
                new NavEntry("/map", texts["Map"], "map"),
                new NavEntry("/memories", texts["Memories"], "book-image"),
            ]),
            new NavGroup(texts["Tidy up"],
            [
                new NavEntry("/duplicates", texts["Duplicates"], "layers", counts.Of("duplicates")),
                new NavEntry("/tags", texts["Tags"], "tags", counts.Of("tags")),
            ]),
            new NavGroup(texts["Albums"], [new NavEntry("/albums", texts["All albums"], "library"), .. counts.Albums]),
            new NavGroup(texts["Smart albums"], counts.SmartAlbums, Collapsed: true),
            new NavGroup(texts["Workshop"],
            [
                new NavEntry("/import", texts["Import"], "import"),
                new NavEntry("/export", texts["Export"], "file-down"),
                new NavEntry("/jobs", texts["Jobs"], "gauge"),
                new NavEntry("/sql", texts["SQL"], "terminal"),
                new NavEntry("/activity", texts["Activity"], "history"),
                new NavEntry("/photos/trash", texts["Trash"], "trash-2", counts.Of("trash")),
                new NavEntry("/settings", texts["Settings"], "settings"),
            ]),
        ];
    }

    private Counted Counts()
    {
        var version = library.Version;
        if (_counted is { } counted && counted.Version == version)
            return counted;
        using var connection = library.Database.Connect();
        var counts = connection.Query("select what, count from shell_counts", row => (row.GetString(0), row.GetInt64(1))).ToDictionary(row => row.Item1, row => row.Item2);
        var albums = connection.Query("select name, title, kind, count from albums where not hidden order by kind, title", row => (Name: row.GetString(0), Title: row.GetString(1), Kind: row.GetString(2), Count: row.IsDBNull(3) ? (long?)null : row.GetInt64(3)));
        return _counted = new Counted(
            version,
            counts,
            [.. albums.Where(album => album.Kind != "smart").Select(album => new NavEntry($"/photos/album/{album.Name}", album.Title, album.Kind == "sql" ? "database" : "folder", album.Count))],
            [.. albums.Where(album => album is { Kind: "smart", Count: > 0 }).Select(album => new NavEntry($"/photos/album/{album.Name}", texts[album.Title], "wand-sparkles", album.Count))]);
    }

    private sealed record Counted(long Version, Dictionary<string, long> Counts, IReadOnlyList<NavEntry> Albums, IReadOnlyList<NavEntry> SmartAlbums)
    {
        public long? Of(string what) => Counts.TryGetValue(what, out var count) ? count : null;
    }
}
