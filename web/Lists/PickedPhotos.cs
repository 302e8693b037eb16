using Bpp.Engine.Storage;

namespace Bpp.Web.Lists;

/// <summary>Which photos are picks by the settings in force, kept while the library does not change.</summary>
internal sealed class PickedPhotos(ServedLibrary library)
{
    private volatile State? _state;

    public IReadOnlySet<long> Get()
    {
        var version = library.Version;
        if (_state is { } state && state.Version == version)
            return state.Ids;
        using var connection = library.Database.Connect();
        var ids = connection.Query("select photo_id from picks()", row => row.GetInt64(0)).ToHashSet();
        _state = new State(version, ids);
        return ids;
    }

    private sealed record State(long Version, HashSet<long> Ids);
}
