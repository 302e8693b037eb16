using Bpp.Engine.Storage;

namespace Bpp.Engine.Export;

/// <summary>The folders a library's originals live in.</summary>
internal static class OriginalFolders
{
    private const string Roots = "select source_id, root from facts.sources";

    /// <summary>Absolute paths.</summary>
    public static IReadOnlyCollection<string> Of(LibraryDatabase database) => [.. BySource(database).Values];

    /// <summary>Absolute path of each source; the library's own photos are stored as an empty root.</summary>
    public static IReadOnlyDictionary<int, string> BySource(LibraryDatabase database)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = Roots;
        using var reader = command.ExecuteReader();
        var roots = new Dictionary<int, string>();
        while (reader.Read())
            roots.Add(reader.GetInt32(0), reader.GetString(1) is { Length: > 0 } root ? root : database.PhotosFolder);
        return roots;
    }
}
