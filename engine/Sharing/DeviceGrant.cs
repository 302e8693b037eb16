using Bpp.Engine.Organise;
using Bpp.Engine.People;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Sharing;

/// <summary>What a device may do and see.</summary>
/// <param name="CanPick">It may mark favourites, rate, choose and reject, under its own name; else it only looks.</param>
/// <param name="Albums">Keys of the albums it is limited to, as in view albums; with none and no <paramref name="People"/>, it sees every photo that is not hidden, trashed or sensitive.</param>
/// <param name="People">Keys of the people it is limited to, as in view people; a photo of an album or of a person is enough.</param>
public sealed record DeviceGrant(bool CanPick, IReadOnlyList<string> Albums, IReadOnlyList<string> People)
{
    /// <summary>Looks at everything that devices can see.</summary>
    public static DeviceGrant ViewAll { get; } = new(false, [], []);

    /// <summary>A grant as people say it.</summary>
    /// <param name="database">The library.</param>
    /// <param name="canPick">It may decide as well.</param>
    /// <param name="albums">Albums by key, view or title.</param>
    /// <param name="people">People by key or name.</param>
    /// <exception cref="Bpp.Engine.Cli.UserException">There is no such album or person; the nearest are named.</exception>
    public static DeviceGrant Of(LibraryDatabase database, bool canPick, IEnumerable<string> albums, IEnumerable<string> people) => new(
        canPick,
        [.. albums.Select(album => AlbumCatalog.Find(database, album).Name)],
        [.. people.Select(person => PeopleCatalog.Find(database, person).Key)]);
}
