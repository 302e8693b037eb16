using Bpp.Engine.Storage;

namespace Bpp.Web.Lists;

/// <summary>Which photos are picks by the settings in force, kept while the library does not change.</summary>
internal sealed class PickedPhotos(ServedLibrary library)
{
    public IReadOnlySet<long> Get() => library.Keep("picks", Read);

    private HashSet<long> Read()
    {
        using var connection = library.Database.Connect();
        return connection.Query("select photo_id from picks()", row => row.GetInt64(0)).ToHashSet();
    }
}
