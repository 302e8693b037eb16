using System.Text.RegularExpressions;

namespace Bpp.Engine.Search;

/// <summary>Conditions on albums.</summary>
internal static partial class AlbumConditions
{
    /// <summary>A smart album's name is that of its view, which is checked before it becomes SQL; any other is a parameter.</summary>
    public static string Of(SearchSql sql, SearchAlbum album) => album.Kind == "smart" && ViewName().IsMatch(album.Name)
        ? $"photo.photo_id in (select photo_id from {album.Name})"
        : album.Photos is { } photos ? $"photo.photo_id in (select unnest({sql.Parameter(photos())}::bigint[]))"
        : $"photo.photo_id in (select photo_id from manual_album_photos where album_key = {sql.Parameter(album.Name)})";

    [GeneratedRegex("^album_[a-z_]+$")]
    private static partial Regex ViewName();
}
