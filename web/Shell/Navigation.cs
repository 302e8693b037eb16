using Bpp.Engine.Sharing;
using Bpp.Engine.Storage;

namespace Bpp.Web.Shell;

/// <summary>The sidebar's contents.</summary>
internal sealed class Navigation(ServedLibrary library, SidebarCounts counts, ShareBook sharing, Texts texts)
{
    private volatile Named? _named;

    public IReadOnlyList<NavGroup> Groups()
    {
        var known = counts.Latest;
        var (own, smart) = Albums();
        return
        [
            new NavGroup(null,
            [
                Entry("/", texts["Library"], "images"),
                Entry("/picks", texts["Picks"], "sparkles"),
                Entry("/photos/favourites", texts["Favourites"], "heart"),
                Entry("/people", texts["People"], "users"),
                Entry("/calendar", texts["Calendar"], "calendar-days"),
                Entry("/map", texts["Map"], "map"),
                Entry("/memories", texts["Memories"], "book-image"),
            ]),
            new NavGroup(texts["Tidy up"], [Entry("/duplicates", texts["Duplicates"], "layers"), Entry("/tags", texts["Tags"], "tags")]),
            new NavGroup(texts["Albums"], [Entry("/albums", texts["All albums"], "library"), .. own.Select(album => Entry(album.Address, album.Title, album.Kind == "sql" ? "database" : "folder"))]),
            new NavGroup(
                texts["Smart albums"],
                [.. smart.Where(album => known.GetValueOrDefault(album.Address, 1) > 0).Select(album => Entry(album.Address, texts.Told(album.Title), "wand-sparkles"))],
                Collapsed: true),
            new NavGroup(texts["Workshop"],
            [
                Entry("/import", texts["Import"], "import"),
                Entry("/export", texts["Export"], "file-down"),
                Entry("/share", texts["Share"], "share-2") with { Count = sharing.Pending is > 0 and var waiting ? waiting : null },
                Entry("/jobs", texts["Jobs"], "gauge"),
                Entry("/sql", texts["SQL"], "terminal"),
                Entry("/activity", texts["Activity"], "history"),
                Entry("/photos/trash", texts["Trash"], "trash-2"),
                Entry("/settings", texts["Settings"], "settings"),
            ]),
        ];

        NavEntry Entry(string address, string title, string icon) => new(address, title, icon, known.TryGetValue(address, out var count) ? count : null);
    }

    private (IReadOnlyList<Album> Own, IReadOnlyList<Album> Smart) Albums()
    {
        var version = library.Version;
        var named = _named;
        if (named is null || named.Version != version)
        {
            using var connection = library.Database.Connect();
            var albums = connection.Query("select name, title, kind from named_albums where not hidden order by kind, title", row => new Album($"/photos/album/{row.GetString(0)}", row.GetString(1), row.GetString(2)));
            _named = named = new Named(version, albums);
        }

        return ([.. named.Albums.Where(album => album.Kind != "smart")], [.. named.Albums.Where(album => album.Kind == "smart")]);
    }

    private sealed record Album(string Address, string Title, string Kind);

    private sealed record Named(long Version, IReadOnlyList<Album> Albums);
}
