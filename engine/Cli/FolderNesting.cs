namespace Bpp.Engine.Cli;

/// <summary>Which folder lies in which.</summary>
internal static class FolderNesting
{
    /// <summary>Whether the path is the folder or below it; by name, links are not resolved.</summary>
    public static bool Contains(string folder, string path)
    {
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return WithSeparator(path).StartsWith(WithSeparator(folder), comparison);
    }

    /// <summary>Of the root too exactly one at the end.</summary>
    private static string WithSeparator(string path) => Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
}
