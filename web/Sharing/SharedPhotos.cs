using Bpp.Engine.Sharing;
using Bpp.Engine.Storage;

namespace Bpp.Web.Sharing;

/// <summary>What a device can see: no photo that is hidden, in the trash or tagged sensitive, and only those of its albums and people if it is limited.</summary>
internal sealed class SharedPhotos(ServedLibrary library)
{
    private const char Separator = '\u001f';

    private const string Visible = """
        from photos as photo
        where
            photo.format <> 'video'
            and photo.photo_id not in (
                select tagged.photo_id
                from photo_tags as tagged
                where lower(tagged.tag) = 'sensitive'
            )
            and (
                ($1 = '' and $2 = '')
                or photo.photo_id in (
                    select member.photo_id
                    from manual_album_photos as member
                    where list_contains(string_split($1, chr(31)), member.album_key)
                )
                or photo.photo_id in (
                    select there.photo_id
                    from person_photos as there
                    where list_contains(string_split($2, chr(31)), there.person)
                )
            )
        """;

    private const string Page = $"""
        select photo.photo_id, photo.sha256, strftime(photo.taken_at, '%Y-%m-%d'), photo.favourite, count(*) over ()
        {Visible}
            and (not $3 or photo.favourite)
        order by photo.taken_at desc nulls last, photo.photo_id
        limit $4 offset $5
        """;

    private const string OfHash = $"""
        select count(*)
        {Visible}
            and photo.sha256 = $3
        """;

    private const string OfId = $"""
        select count(*)
        {Visible}
            and photo.photo_id = $3
        """;

    /// <summary>Some of a device's photos, the newest first.</summary>
    public (long Total, IReadOnlyList<SharedPhoto> Photos) List(DeviceGrant grant, bool favourites, int offset, int count)
    {
        using var connection = library.Database.Connect();
        var total = 0L;
        var photos = connection.Query(
            Page,
            row =>
            {
                total = row.GetInt64(4);
                return new SharedPhoto(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), !row.IsDBNull(3) && row.GetBoolean(3));
            },
            Joined(grant.Albums),
            Joined(grant.People),
            favourites,
            count,
            offset);
        return (total, photos);
    }

    public bool Has(DeviceGrant grant, string hash) => Count(OfHash, grant, hash) > 0;

    public bool Has(DeviceGrant grant, long id) => Count(OfId, grant, id) > 0;

    private long Count(string sql, DeviceGrant grant, object value)
    {
        using var connection = library.Database.Connect();
        return connection.Scalar<long>(sql, Joined(grant.Albums), Joined(grant.People), value);
    }

    private static string Joined(IReadOnlyList<string> names) => string.Join(Separator, names);
}
