namespace Bpp.Engine.Import;

/// <summary>The folders still to visit, depth first, without excluded ones and without going round in circles.</summary>
internal sealed class FolderWalk
{
    private static readonly StringComparer Names =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private readonly Stack<Visit> _pending = new();
    private readonly HashSet<string> _excluded;
    private readonly HashSet<string>? _visited;

    public FolderWalk(string root, ScanOptions options)
    {
        _excluded = options.ExcludedFolders.SelectMany(folder => new[] { Trimmed(folder), RealPath.Of(folder) }).ToHashSet(Names);
        _visited = options.FollowSymlinks ? new HashSet<string>(Names) : null;
        _pending.Push(new Visit(root, "", RealPath.Of(root)));
    }

    /// <summary>The next folder, or null when the walk is over.</summary>
    public Visit? TryNextFolder()
    {
        while (_pending.TryPop(out var next))
        {
            if (_visited is null || _visited.Add(next.RealPath))
                return next;
        }

        return null;
    }

    public void Push(Visit parent, IReadOnlyList<FolderListing.Folder> folders)
    {
        foreach (var folder in folders.Reverse())
        {
            var path = Path.Combine(parent.FullPath, folder.Name);
            var real = folder.IsLink ? RealPath.Of(path) : Path.Combine(parent.RealPath, folder.Name);
            if (!_excluded.Contains(path) && !_excluded.Contains(real))
                _pending.Push(new Visit(path, parent.Relative(folder.Name), real));
        }
    }

    private static string Trimmed(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>A folder on the way: where it is, its path below the root with <c>/</c>, and where it really is.</summary>
    public sealed record Visit(string FullPath, string RelativePath, string RealPath)
    {
        public string Relative(string name) => RelativePath.Length == 0 ? name : $"{RelativePath}/{name}";
    }
}
