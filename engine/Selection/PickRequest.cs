using Bpp.Engine.Organise;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Selection;

/// <summary>Arguments of the <c>picks(...)</c> macro; null takes the setting.</summary>
/// <param name="K">How many; 0 = all.</param>
/// <param name="MaxPerDay">0 = unlimited.</param>
/// <param name="MinPerMonth">Coverage.</param>
/// <param name="MaxPerMonth">0 = unlimited.</param>
/// <param name="Boost">People whose photos are preferred.</param>
/// <param name="Album">Key of an album the user made: only of its photos, with its own k, weights and overrides.</param>
public sealed record PickRequest(int? K, int? MaxPerDay, int? MinPerMonth, int? MaxPerMonth, IReadOnlyList<string> Boost, string? Album = null)
{
    /// <summary>People, by name or key, of whom the best photo comes before any limit, unless an included photo shows them.</summary>
    public IReadOnlyList<string> Cover { get; init; } = [];

    /// <summary>Photo ids to pick from; null = all. Empty: there are no picks.</summary>
    public IReadOnlyList<long>? Among { get; init; }

    /// <summary>Weights to try without storing them.</summary>
    public PickWeights Weights { get; init; } = new();

    /// <summary>Of an album the user made, by hand or in SQL.</summary>
    /// <param name="database">The library.</param>
    /// <param name="time">The clock.</param>
    /// <param name="album">Key or title.</param>
    /// <exception cref="Bpp.Engine.Cli.UserException">There is none, or it is broken.</exception>
    public static PickRequest OfAlbum(LibraryDatabase database, TimeProvider time, string album)
    {
        var request = new PickRequest(null, null, null, null, []);
        return SqlAlbums.Find(database, album) is { } key
            ? request with { Among = SqlAlbums.Photos(database, key) }
            : request with { Album = new AlbumEditor(database, time).Require(album) };
    }
}
