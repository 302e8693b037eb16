using Bpp.Engine.Cli;
using Bpp.Engine.Sharing;
using Bpp.Engine.Storage;
using Bpp.Web.Hosting;
using Bpp.Web.Lists;

namespace Bpp.Web.Sharing;

/// <summary>Lists of photos for devices: the owner's lists, less what a device cannot see.</summary>
internal sealed class SharedPhotos(ServedLibrary library, SharedScopes scopes)
{
    /// <summary>Of the smart albums, those that are for looking at photos, not for tidying them up.</summary>
    private static readonly string[] Smart = ["album_top_rated", "album_past_month", "album_recent"];

    private static readonly string[] Kinds = ["library", "favourites", "picks", "album", "person"];

    private const string Cards = """
        select
            photo.photo_id,
            photo.sha256,
            strftime(photo.taken_at, '%Y-%m-%d'),
            photo.width,
            photo.height,
            photo.favourite,
            photo.rating,
            decided.state
        from photos as photo
        inner join (
            select distinct unnest($1::bigint[]) as photo_id
        ) as wanted
            on wanted.photo_id = photo.photo_id
        left join overrides as decided
            on decided.photo_id = photo.photo_id
        """;

    private readonly PhotoLists _lists = new(library);

    /// <summary>Some photos of a list, and how many the device can see of it.</summary>
    /// <param name="grant">The device's.</param>
    /// <param name="kind">library, favourites, picks, album or person.</param>
    /// <param name="name">Which album or person.</param>
    /// <param name="offset">How many to pass over.</param>
    /// <param name="count">How many at most.</param>
    /// <exception cref="NotFoundException">There is no such list for devices.</exception>
    public (int Total, IReadOnlyList<SharedPhoto> Photos) List(DeviceGrant grant, string kind, string? name, int offset, int count)
    {
        var ids = Ids(grant, kind, name);
        var wanted = ids.Skip(offset).Take(count).ToList();
        if (wanted.Count == 0)
            return (ids.Count, []);
        using var connection = library.Database.Connect();
        var cards = connection.Query(
            Cards,
            row => new SharedPhoto(
                row.GetInt64(0),
                row.GetString(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.GetInt32(3),
                row.GetInt32(4),
                row.GetBoolean(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<sbyte>(6),
                row.IsDBNull(7) ? null : row.GetString(7)),
            wanted).ToDictionary(card => card.Id);
        return (ids.Count, [.. wanted.Where(cards.ContainsKey).Select(id => cards[id])]);
    }

    /// <summary>Albums with photos that the device can see.</summary>
    public IReadOnlyList<SharedShelf> Albums(DeviceGrant grant)
    {
        using var connection = library.Database.Connect();
        var albums = connection.Query("select name, title, kind from named_albums where not hidden order by kind = 'smart', lower(title)", row => (Name: row.GetString(0), Title: row.GetString(1), Kind: row.GetString(2)));
        var isLimited = grant.Albums.Count + grant.People.Count > 0;
        return
        [
            .. albums
                .Where(album => isLimited ? grant.Albums.Contains(album.Name) : album.Kind != "smart" || Smart.Contains(album.Name))
                .Select(album => Shelf(grant, "album", album.Name, album.Title))
                .OfType<SharedShelf>(),
        ];
    }

    /// <summary>People who were named and are on photos that the device can see.</summary>
    public IReadOnlyList<SharedShelf> People(DeviceGrant grant)
    {
        using var connection = library.Database.Connect();
        var people = connection.Query("select person_key, name from people where is_named and dismissed_as is null order by photos desc, name", row => (Key: row.GetString(0), Name: row.GetString(1)));
        var isLimited = grant.Albums.Count == 0 && grant.People.Count > 0;
        return [.. people.Where(person => !isLimited || grant.People.Contains(person.Key)).Select(person => Shelf(grant, "person", person.Key, person.Name)).OfType<SharedShelf>()];
    }

    /// <summary>Whether the device can see a photo.</summary>
    public bool Has(DeviceGrant grant, long id) => scopes.Of(grant).Photos.Contains(id);

    /// <summary>The photo of a content; refused as if it were not there when the device cannot see it.</summary>
    /// <exception cref="NotFoundException">The device sees no such photo.</exception>
    public long Find(DeviceGrant grant, string hash)
    {
        using var connection = library.Database.Connect();
        var found = connection.Query("select photo_id from facts.photos where sha256 = $1", row => row.GetInt64(0), hash);
        return found is [var id, ..] && Has(grant, id) ? id : throw new NotFoundException("There is no such picture.");
    }

    private SharedShelf? Shelf(DeviceGrant grant, string kind, string name, string title)
    {
        try
        {
            return List(grant, kind, name, 0, 1) is (var total, [var first, ..]) ? new SharedShelf(kind, name, title, total, $"/media/{first.Hash}/640.jpg") : null;
        }
        catch (UserException)
        {
            // An album in SQL that is broken: the owner's page says so.
            return null;
        }
    }

    private List<long> Ids(DeviceGrant grant, string kind, string? name)
    {
        if (!Kinds.Contains(kind) || name is "album_hidden" or "album_trash")
            throw new NotFoundException($"There is no list called {kind}.");
        var scope = scopes.Of(grant).Photos;
        return [.. _lists.Get(new ListRequest(kind, name, ListSources.DefaultSort(kind), [], null, null)).Ids.Where(scope.Contains)];
    }
}
