namespace Bpp.Engine.Importing.Sources;

/// <summary>Paths below a source, with <c>/</c>.</summary>
internal static class RelativePath
{
    /// <summary>"a/b/c.jpg" is "a/b" and "c.jpg".</summary>
    public static (string Folder, string Name) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
    }

    public static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
