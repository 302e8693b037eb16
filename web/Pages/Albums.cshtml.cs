using Bpp.Engine.Organise;
using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>All albums: one's own, nested, and the smart ones.</summary>
internal sealed class AlbumsModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private const string OwnSql = """
        select album.album_key, album.title, album.parent_key, album.photos, photo.sha256
        from manual_albums as album
        left join photos as photo
            on photo.photo_id = album.cover_photo_id
        order by lower(album.title)
        """;

    private const string AllSql = """
        select album.name, album.title, album.kind, album.count, album.hidden, defined.form
        from albums as album
        left join sql_albums as defined
            on defined.album_key = album.name
        order by album.kind, album.title
        """;

    public IReadOnlyList<OwnAlbum> Own { get; private set; } = [];

    public IReadOnlyList<SmartAlbum> Smart { get; private set; } = [];

    public override string Heading => texts["Albums"];

    public override object Twin => new
    {
        albums = Own.Select(album => new SmartAlbum(album.Key, album.Title, "manual", album.Photos, false, album.Cover, null)).Concat(Smart),
        nested = Own,
    };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement(AllSql, []), new ListStatement(OwnSql, [])];

    public override IReadOnlyList<string> Scripts => ["albums.js"];

    public void OnGet()
    {
        Own = Query(OwnSql, row => new OwnAlbum(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4)));
        // Counting all of them takes a second in a large library.
        Smart = Library.Keep("albums", () => Query(AllSql, row => new SmartAlbum(row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetBoolean(4), null, row.IsDBNull(5) ? null : row.GetString(5)))
            .Where(album => album.Kind != "manual")
            .Select(album => album.Kind == "sql" ? album with { Problem = SqlAlbums.Problem(Library.Database, album.Name) } : album)
            .ToList());
    }

    /// <param name="Key">For ever.</param>
    /// <param name="Title">As the user named it.</param>
    /// <param name="Parent">Key of the album it is in.</param>
    /// <param name="Photos">How many.</param>
    /// <param name="Cover">Content of its cover.</param>
    internal sealed record OwnAlbum(string Key, string Title, string? Parent, long Photos, string? Cover);

    /// <param name="Name">Its view, or key.</param>
    /// <param name="Title">In English.</param>
    /// <param name="Kind">smart, sql or manual.</param>
    /// <param name="Count">Photos; null where nobody counted.</param>
    /// <param name="Hidden">The user does not want to see it.</param>
    /// <param name="Cover">Content of its cover.</param>
    /// <param name="Form">Of one in SQL: where, sql or rules.</param>
    /// <param name="Problem">Why one in SQL cannot be shown, and what may mend it; null where it can.</param>
    internal sealed record SmartAlbum(string Name, string Title, string Kind, long? Count, bool Hidden, string? Cover, string? Form, string? Problem = null);
}
