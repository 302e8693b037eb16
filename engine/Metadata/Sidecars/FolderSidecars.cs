namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>The names of one folder's XMP, JSON and AAE files, found regardless of case, so that looking for a sidecar costs no file-system call.</summary>
internal sealed class FolderSidecars
{
    private const int MaxNames = 1_000_000;

    private readonly Dictionary<string, string> _xmp = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _json = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _edits = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A folder without any, to be filled by <see cref="Add"/>.</summary>
    internal FolderSidecars(DateTime modifiedUtc) => ModifiedUtc = modifiedUtc;

    /// <summary>When the folder last gained or lost a name.</summary>
    public DateTime ModifiedUtc { get; }

    public bool HasJson => _json.Count > 0;

    /// <summary>Lists <paramref name="folder"/> once; a folder that cannot be listed has no sidecars.</summary>
    public static FolderSidecars List(string folder)
    {
        try
        {
            var sidecars = new FolderSidecars(Directory.GetLastWriteTimeUtc(folder));
            var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 };
            foreach (var path in Directory.EnumerateFiles(folder, "*", options).Take(MaxNames))
                sidecars.Add(Path.GetFileName(path));
            return sidecars;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FolderSidecars(default);
        }
    }

    /// <summary>The name as it is on disk, or null.</summary>
    public string? Xmp(string name) => _xmp.GetValueOrDefault(name);

    /// <inheritdoc cref="Xmp"/>
    public string? Json(string name) => _json.GetValueOrDefault(name);

    /// <summary>Apple's record of edits.</summary>
    public string? Edit(string name) => _edits.GetValueOrDefault(name);

    /// <summary>One more name of the folder; other kinds of files are ignored.</summary>
    internal void Add(string name)
    {
        if (name.EndsWith(".xmp", StringComparison.OrdinalIgnoreCase))
            _xmp.TryAdd(name, name);
        else if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            _json.TryAdd(name, name);
        else if (name.EndsWith(".aae", StringComparison.OrdinalIgnoreCase))
            _edits.TryAdd(name, name);
    }
}
