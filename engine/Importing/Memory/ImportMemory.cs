using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Importing.Memory;

/// <summary>
/// What need not be imported: contents that the library holds in a file that is really there, and files that an earlier import has read
/// and that have not changed. About 100 bytes for each. Thread-safe.
/// </summary>
internal sealed class ImportMemory
{
    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _contents = [];
    private readonly HashSet<long> _sizes = [];
    private readonly Dictionary<UInt128, UInt128> _origins = [];

    /// <summary>An empty library's memory.</summary>
    public static ImportMemory Empty() => new();

    /// <param name="database">The library.</param>
    /// <param name="photosFolder">Its <c>photos/</c>.</param>
    /// <param name="sources">What is imported. Files of in-place folders that lie below it are no second copy.</param>
    public static ImportMemory Load(LibraryDatabase database, string photosFolder, IReadOnlyList<string> sources)
    {
        var memory = new ImportMemory();
        using var connection = database.Connect();
        using (var files = connection.Command(
            "select source.root, file.path, file.sha256, file.size from facts.files as file inner join facts.sources as source using (source_id)"))
        using (var reader = files.ExecuteReader())
        {
            while (reader.Read())
            {
                var root = reader.GetString(0);
                var path = Path.Combine(root.Length == 0 ? photosFolder : root, reader.GetString(1));
                if (File.Exists(path) && (root.Length == 0 || !sources.Any(source => FolderNesting.Contains(source, path))))
                    memory.Add(reader.GetString(2), reader.GetInt64(3));
            }
        }

        using var imported = connection.Command("select origin, size, modified_at, sha256, path from facts.imported_files");
        using var rows = imported.ExecuteReader();
        while (rows.Read())
        {
            var sha256 = rows.GetString(3);
            memory._origins[TextKey.OfOrigin(rows.GetString(0), rows.GetInt64(1), rows.GetDateTime(2))] = TextKey.OfContent(sha256);
            if (!rows.IsDBNull(4) && File.Exists(Path.Combine(photosFolder, rows.GetString(4))))
                memory.Add(sha256, rows.GetInt64(1));
        }

        return memory;
    }

    /// <summary>Whether a file was read by an earlier import, has not changed, and its content is in the library.</summary>
    public bool HasOrigin(string origin, long size, DateTime modifiedUtc)
    {
        lock (_lock)
            return _origins.TryGetValue(TextKey.OfOrigin(origin, size, modifiedUtc), out var content) && _contents.Contains(content);
    }

    /// <summary>Whether some known content has this many bytes: if not, a file is new without being read.</summary>
    public bool HasSize(long size)
    {
        lock (_lock)
            return _sizes.Contains(size);
    }

    public bool HasContent(string sha256)
    {
        lock (_lock)
            return _contents.Contains(TextKey.OfContent(sha256));
    }

    /// <summary>Claims a content for the caller.</summary>
    /// <returns>False when the library has it, or another file of this import does.</returns>
    public bool TryAdd(string sha256, long size)
    {
        lock (_lock)
        {
            _sizes.Add(size);
            return _contents.Add(TextKey.OfContent(sha256));
        }
    }

    private void Add(string sha256, long size)
    {
        _contents.Add(TextKey.OfContent(sha256));
        _sizes.Add(size);
    }
}
