namespace Bpp.Queries;

/// <summary>
/// <c>queries/released.lock</c>: a line "SHA-256, two spaces, path" for every released file. A released file never changes; a new
/// meaning is a new version. <c>make release-queries</c> adds what is not listed yet.
/// </summary>
public sealed class ReleasedLock
{
    private readonly SortedDictionary<string, string> _hashes;

    private ReleasedLock(SortedDictionary<string, string> hashes) => _hashes = hashes;

    /// <summary>Released paths and the SHA-256 of their text.</summary>
    public IReadOnlyDictionary<string, string> Hashes => _hashes;

    /// <summary>The lock of this build.</summary>
    public static ReleasedLock Load()
    {
        using var reader = new StreamReader(typeof(ReleasedLock).Assembly.GetManifestResourceStream("released.lock")!);
        return Parse(reader.ReadToEnd());
    }

    /// <exception cref="FormatException">A line is not "SHA-256, two spaces, path", or a path is there twice.</exception>
    public static ReleasedLock Parse(string text)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('#'))
                continue;
            if (line.Split("  ") is not [{ Length: 64 } hash, var path] || !hashes.TryAdd(path, hash))
                throw new FormatException($"released.lock: '{line}'");
        }

        return new ReleasedLock(hashes);
    }

    /// <summary>One sentence for each released file that changed or is gone.</summary>
    public IReadOnlyList<string> Violations(IEnumerable<QueryFile> files)
    {
        var present = files.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal);
        return
        [
            .. _hashes
                .Where(released => present.GetValueOrDefault(released.Key) != released.Value)
                .Select(released => present.ContainsKey(released.Key)
                    ? $"queries/{released.Key} is released and must not change: add a new version instead"
                    : $"queries/{released.Key} is released and must stay"),
        ];
    }

    /// <summary>The lock's text with every file released.</summary>
    public string Release(IEnumerable<QueryFile> files)
    {
        var all = new SortedDictionary<string, string>(_hashes, StringComparer.Ordinal);
        foreach (var file in files)
            all.TryAdd(file.Path, file.Sha256);
        return string.Concat(all.Select(file => $"{file.Value}  {file.Key}\n"));
    }
}
