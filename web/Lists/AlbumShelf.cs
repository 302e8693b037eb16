using Bpp.Engine.Organise;
using Bpp.Engine.Storage;

namespace Bpp.Web.Lists;

/// <summary>The albums that fill themselves, with their counts and covers; both are kept until the library changes.</summary>
internal static class AlbumShelf
{
    public const string Sql = """
        select album.name, album.title, album.kind, album.count, album.hidden, defined.form
        from albums as album
        left join sql_albums as defined
            on defined.album_key = album.name
        order by album.kind, album.title
        """;

    /// <summary>Of each album that many of the best are looked at, to find one whose scene no other album shows yet.</summary>
    private const int Choice = 24;

    /// <summary>What was hidden or is sensitive is not shown to whoever looks over a shoulder at the list of albums.</summary>
    private static readonly string[] Veiled = ["album_hidden", "album_sensitive", "album_trash"];

    /// <summary>Counting all of them takes a second in a large library.</summary>
    public static IReadOnlyList<SmartAlbum> Of(ServedLibrary library) => library.Keep("albums", () => Read(library));

    /// <summary>Contents of the photos that stand for the albums, by the albums' names; small albums choose first.</summary>
    public static IReadOnlyDictionary<string, string> Covers(ServedLibrary library) => library.Keep("album covers", () => FindCovers(library));

    private static List<SmartAlbum> Read(ServedLibrary library)
    {
        using var connection = library.Database.Connect();
        return connection.Query(Sql, row => new SmartAlbum(row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetBoolean(4), null, row.IsDBNull(5) ? null : row.GetString(5)))
            .Where(album => album.Kind != "manual")
            .Select(album => album.Kind == "sql" ? album with { Problem = SqlAlbums.Problem(library.Database, album.Name) } : album)
            .ToList();
    }

    private static Dictionary<string, string> FindCovers(ServedLibrary library)
    {
        var covers = new Dictionary<string, string>(StringComparer.Ordinal);
        var shown = new HashSet<long>();
        using var connection = library.Database.Connect();
        foreach (var album in Of(library).Where(album => album.Problem is null && album.Count != 0 && !Veiled.Contains(album.Name)).OrderBy(album => album.Count ?? long.MaxValue))
        {
            var source = ListSources.Of(ListRequest.Library with { Kind = "album", Name = album.Name }, library);
            var sql = $$"""
                select best.sha256, best.scene
                from (
                    select unnest(max_by({ 'sha256': photo.sha256, 'scene': coalesce(candidate.scene_id, -photo.photo_id) }, coalesce(scored.score, -1), {{Choice}})) as best
                    from ({{source.Sql}}) as member
                    inner join {{source.From}} as photo
                        on photo.photo_id = member.photo_id
                    left join facts.candidates as candidate
                        on candidate.photo_id = photo.photo_id
                    left join photo_scores as scored
                        on scored.photo_id = photo.photo_id
                    where not photo.is_video
                )
                """;
            var best = connection.Query(sql, row => (Hash: row.GetString(0), Scene: row.GetInt64(1)), [.. source.Parameters ?? []]);
            if (best.Count == 0)
                continue;
            var cover = best.FirstOrDefault(photo => !shown.Contains(photo.Scene), best[0]);
            shown.Add(cover.Scene);
            covers[album.Name] = cover.Hash;
        }

        return covers;
    }
}
