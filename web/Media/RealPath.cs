namespace Bpp.Web.Media;

/// <summary>Where a path really leads once every link in it, of folders too, is followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <param name="path">Absolute. What does not exist is taken as it is.</param>
    /// <exception cref="IOException">The links go round in circles.</exception>
    public static string Of(string path)
    {
        var links = 0;
        var rest = new Stack<string>(Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        while (rest.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"{path} leads through links without end");
            var full = Path.GetFullPath(target, real);
            foreach (var step in full.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
                rest.Push(step);
            real = Path.GetPathRoot(full)!;
        }

        return real;
    }

    /// <summary>Whether a path stays in a folder once links are followed.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var root = Of(folder).TrimEnd(Path.DirectorySeparatorChar);
        var real = Of(path);
        return real == root || real.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
