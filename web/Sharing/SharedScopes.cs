using Bpp.Engine.Cli;
using Bpp.Engine.Organise;
using Bpp.Engine.Sharing;
using Bpp.Engine.Storage;

namespace Bpp.Web.Sharing;

/// <summary>
/// What each device can see: no photo that is hidden, in the trash or tagged <c>sensitive</c>, and only those of its albums and people if it is
/// limited. Worked out once for each state of the library, so that a picture costs a look into a set.
/// </summary>
internal sealed class SharedScopes(ServedLibrary library)
{
    /// <summary>Photos with this tag are never shown to devices.</summary>
    public const string SensitiveTag = "sensitive";

    private const int Kept = 8;

    private const string Visible = $"""
        select photo_id
        from photos
        where not is_video
            and photo_id not in (
                select photo_id
                from photo_tags
                where lower(tag) = '{SensitiveTag}'
            )
        """;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SharedScope> _known = new(StringComparer.Ordinal);

    public SharedScope Of(DeviceGrant grant)
    {
        var key = string.Join('\n', [.. grant.Albums.Select(album => "a " + album), .. grant.People.Select(person => "p " + person)]);
        var version = library.Version;
        lock (_lock)
        {
            if (_known.TryGetValue(key, out var known) && known.Version == version)
                return known;
            var scope = new SharedScope(version, Read(grant));
            if (_known.Count >= Kept)
                _known.Clear();
            _known[key] = scope;
            return scope;
        }
    }

    private HashSet<long> Read(DeviceGrant grant)
    {
        using var connection = library.Database.Connect();
        var visible = connection.Query(Visible, row => row.GetInt64(0)).ToHashSet();
        if (grant.Albums.Count + grant.People.Count == 0)
            return visible;
        var granted = new HashSet<long>();
        foreach (var album in grant.Albums)
            granted.UnionWith(OfAlbum(album));
        foreach (var person in grant.People)
            granted.UnionWith(connection.Query("select photo_id from person_photos where person_key = $1", row => row.GetInt64(0), person));
        granted.IntersectWith(visible);
        return granted;
    }

    /// <summary>An album that is gone or broken shows nothing.</summary>
    private IEnumerable<long> OfAlbum(string name)
    {
        try
        {
            return AlbumCatalog.Photos(library.Database, AlbumCatalog.Find(library.Database, name)).Select(photo => photo.PhotoId);
        }
        catch (UserException)
        {
            return [];
        }
    }
}
