namespace Bpp.Engine.Import;

/// <summary>Resolves every symbolic link of a path, like realpath(3), which .NET lacks.</summary>
internal static class RealPath
{
    /// <summary>The absolute path without links; a part that does not exist or loops is kept as written.</summary>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var root = Path.GetPathRoot(full)!;
        var resolved = root;
        foreach (var part in full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            resolved = Path.Combine(resolved, part);
            if (Target(resolved) is { } target)
                resolved = Of(target);
        }

        return resolved;
    }

    /// <summary>Whether a path is a folder or lies in it once every link of both is followed.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var (real, root) = (Of(path), Path.TrimEndingDirectorySeparator(Of(folder)));
        return real == root || real.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static string? Target(string path)
    {
        try
        {
            return Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
