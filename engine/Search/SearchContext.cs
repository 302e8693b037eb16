using Bpp.Engine.Organise;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Search;

/// <summary>What the meaning of a search depends on, beside the photos.</summary>
/// <param name="Today">The day "yesterday" is before.</param>
/// <param name="Albums">The albums there are.</param>
public sealed record SearchContext(DateOnly Today, IReadOnlyList<SearchAlbum> Albums)
{
    /// <summary>Names only: to count what is in each album would take longer than most searches.</summary>
    private const string AlbumNames = """
        select view_name, replace(substr(view_name, 7), '_', ' '), 'smart'
        from duckdb_views()
        where schema_name = 'main' and regexp_full_match(view_name, 'album_[a-z_]*[a-z]')
        union all
        select name, title, kind
        from named_albums
        where kind <> 'smart'
        """;

    /// <summary>Of a library, now.</summary>
    public static SearchContext Of(LibraryDatabase database, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(time);
        using var connection = database.Connect();
        var albums = connection.Query(AlbumNames, row => Album(database, row.GetString(0), row.GetString(1), row.GetString(2)));
        return new SearchContext(DateOnly.FromDateTime(time.GetLocalNow().DateTime), albums);
    }

    private static SearchAlbum Album(LibraryDatabase database, string name, string title, string kind) =>
        new(name, title, kind) { Photos = kind == "sql" ? () => [.. SqlAlbums.Photos(database, name)] : null };
}
