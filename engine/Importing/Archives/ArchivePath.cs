using System.Text;
using Bpp.Engine.Import;

namespace Bpp.Engine.Importing.Archives;

/// <summary>An entry's name, from whoever made the archive.</summary>
internal static class ArchivePath
{
    /// <summary>The path with <c>/</c> separators and without empty or <c>.</c> parts; null when it leads out of the archive or is beyond sense.</summary>
    /// <param name="name">As stored; separators of both kinds.</param>
    /// <param name="maxBytes">Longest path, UTF-8 bytes.</param>
    /// <param name="refusal">Why not, as the end of a sentence that begins with the entry.</param>
    public static string? Relative(string name, int maxBytes, out string? refusal)
    {
        var path = name.Replace('\\', '/');
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToArray();
        refusal =
            path.StartsWith('/') || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])) ? "has an absolute path, as no photo archive needs; it was left out."
            : parts.Contains("..") ? "leads out of its archive (..); it was left out."
            : path.Contains('\0', StringComparison.Ordinal) ? "has a NUL in its name; it was left out."
            : Encoding.UTF8.GetByteCount(path) > maxBytes ? $"has a path of more than {maxBytes} bytes; it was left out."
            : null;
        return refusal is null && parts.Length > 0 ? string.Join('/', parts) : null;
    }

    /// <summary>A folder of the path, or its name, is what systems leave behind.</summary>
    public static bool IsJunk(string relativePath) => relativePath.Split('/').Any(JunkNames.IsJunk);
}
