using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using Bpp.Queries;

namespace Bpp.Engine.Organise;

/// <summary>What albums there are, and what is in them.</summary>
public static class AlbumCatalog
{
    private const string OwnPhotos = """
        select inside.photo_id, photo.path, photo.taken_at
        from manual_album_photos as inside
        inner join photos as photo using (photo_id)
        where inside.album_key = $1
        order by inside.place
        """;

    /// <summary>Every album: the smart ones, then the user's own by title.</summary>
    public static IReadOnlyList<Album> List(LibraryDatabase database)
    {
        using var connection = database.Connect();
        return connection.Query(
            """
            select album.name, album.title, album.kind, album.count, album.hidden, own.parent_key
            from albums as album
            left join manual_albums as own on own.album_key = album.name
            order by album.kind <> 'smart', lower(album.title), album.name
            """,
            row => new Album(row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetBoolean(4), row.IsDBNull(5) ? null : row.GetString(5)));
    }

    /// <summary>The same, with albums in SQL counted; one that is broken says why.</summary>
    public static IReadOnlyList<Album> Counted(LibraryDatabase database, CancellationToken stop = default) =>
        [.. List(database).Select(album => album.Kind == "sql" ? Count(database, album, stop) : album)];

    private static Album Count(LibraryDatabase database, Album album, CancellationToken stop)
    {
        try
        {
            return album with { Count = SqlAlbums.Photos(database, album.Name, stop).Count };
        }
        catch (UserException broken)
        {
            return album with { Problem = broken.Message };
        }
    }

    /// <summary>The album of a name: key, view (with or without <c>album_</c>) or title.</summary>
    /// <exception cref="UserException">There is none.</exception>
    public static Album Find(LibraryDatabase database, string name)
    {
        var albums = Uncounted(database);
        if (In(albums, name) is { } found)
            return found;
        var near = NearestNames.Of(name, albums.Select(album => album.Title).Concat(albums.Select(album => album.Name)));
        throw new UserException($"there is no album '{name}'{(near.Count > 0 ? $"; did you mean {string.Join(" or ", near)}?" : "")}", ExitCode.Usage);
    }

    /// <summary>The same; null where there is none.</summary>
    internal static Album? TryFind(LibraryDatabase database, string name) => In(Uncounted(database), name);

    private static Album? In(List<Album> albums, string name) =>
        albums.FirstOrDefault(album => album.Name == name || album.Name == "album_" + name)
        ?? albums.FirstOrDefault(album => string.Equals(album.Title, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>To find one by its name, none has to be counted.</summary>
    private static List<Album> Uncounted(LibraryDatabase database)
    {
        using var connection = database.Connect();
        return connection.Query(
            "select name, title, kind, hidden from named_albums order by kind <> 'smart', lower(title), name",
            row => new Album(row.GetString(0), row.GetString(1), row.GetString(2), Count: null, row.GetBoolean(3), ParentKey: null));
    }

    /// <summary>The photos of an album: of a smart one in order of time, of the user's own as they were added; each once.</summary>
    public static IReadOnlyList<AlbumPhoto> Photos(LibraryDatabase database, Album album)
    {
        if (album.Kind == "sql")
            return SqlAlbums.List(database, album.Name);
        using var connection = database.Connect();
        // The name of a view comes from the build, never from a user.
        var view = QueryCatalog.Files.FirstOrDefault(file => file.Area == "albums" && file.Name == album.Name)?.Name;
        return view is null
            ? connection.Query(OwnPhotos, Photo, album.Name)
            : connection.Query($"select distinct photo_id, path, taken_at from {view} order by taken_at nulls last, path", Photo);
    }

    private static AlbumPhoto Photo(System.Data.Common.DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetDateTime(2));
}
