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

    public IReadOnlyList<OwnAlbum> Own { get; private set; } = [];

    public IReadOnlyList<SmartAlbum> Smart { get; private set; } = [];

    /// <summary>Those with something in them, and those that need a look.</summary>
    public IEnumerable<SmartAlbum> Filled => Smart.Where(album => !IsEmpty(album));

    /// <summary>Those that may hold something one day.</summary>
    public IEnumerable<SmartAlbum> Empty => Smart.Where(IsEmpty);

    public override string Heading => texts["Albums"];

    public override object Twin => new
    {
        albums = Own.Select(album => new SmartAlbum(album.Key, album.Title, "manual", album.Photos, false, album.Cover, null)).Concat(Smart),
        nested = Own,
    };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement(AlbumShelf.Sql, []), new ListStatement(OwnSql, [])];

    public override IReadOnlyList<string> Scripts => ["albums.js"];

    public void OnGet()
    {
        Own = Query(OwnSql, row => new OwnAlbum(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4)));
        Smart = AlbumShelf.Of(Library);
    }

    private static bool IsEmpty(SmartAlbum album) => album.Kind == "smart" && (album.Count == 0 || album.Hidden);

    /// <param name="Key">For ever.</param>
    /// <param name="Title">As the user named it.</param>
    /// <param name="Parent">Key of the album it is in.</param>
    /// <param name="Photos">How many.</param>
    /// <param name="Cover">Content of its cover.</param>
    internal sealed record OwnAlbum(string Key, string Title, string? Parent, long Photos, string? Cover);
}
