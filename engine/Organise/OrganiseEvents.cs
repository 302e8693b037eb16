namespace Bpp.Engine.Organise;

/// <summary>Kinds of decisions about photos and albums, as they stand in <c>decisions.events</c>. A null value takes the word back.</summary>
internal static class OrganiseEvents
{
    /// <summary>sha256, value = 1.</summary>
    public const string Favourite = "favourite";

    /// <summary>sha256, value = 0 to 5.</summary>
    public const string Rated = "rated";

    /// <summary>sha256, value = a colour of <see cref="ColourLabels"/>.</summary>
    public const string Labelled = "labelled";

    /// <summary>sha256, value = 1.</summary>
    public const string Hidden = "hidden";

    /// <summary>sha256, value = 1.</summary>
    public const string Trashed = "trashed";

    /// <summary>sha256, subject = tag in lower case, value = 1.</summary>
    public const string Tagged = "tagged";

    /// <summary>subject = album's key, value = title.</summary>
    public const string AlbumCreated = "album_created";

    /// <summary>subject = album's key, value = title.</summary>
    public const string AlbumRenamed = "album_renamed";

    /// <summary>subject = album's key, value = key of the album it is in.</summary>
    public const string AlbumNested = "album_nested";

    /// <summary>subject = album's key, sha256 of the cover.</summary>
    public const string AlbumCover = "album_cover";

    /// <summary>subject = album's key, value = JSON: k, weights.</summary>
    public const string AlbumSettings = "album_settings";

    /// <summary>subject = album's key, value = 1.</summary>
    public const string AlbumDeleted = "album_deleted";

    /// <summary>sha256, subject = album's key, value = 1.</summary>
    public const string AlbumPhoto = "album_photo";

    /// <summary>sha256, subject = album's key, value = include or exclude: in the picks of that album only.</summary>
    public const string AlbumOverride = "album_override";

    /// <summary>subject = album's key, value = JSON: title, and what is in it as SQL or rules.</summary>
    public const string AlbumSql = "album_sql";

    /// <summary>subject = view of a smart album, value = 1.</summary>
    public const string AlbumHidden = "album_hidden";
}
