using Bpp.Engine.Library;

namespace Bpp.Engine.Cli;

/// <summary>What can become part of a library where it is.</summary>
internal static class InPlaceFolders
{
    /// <exception cref="UserException">A source is no folder, or is the library's own.</exception>
    public static void Check(IReadOnlyList<string> sources, LibraryFolder library)
    {
        foreach (var source in sources)
        {
            if (!Directory.Exists(source))
                throw new UserException($"--in-place takes folders, and {source} is none.", ExitCode.Usage);
            if (FolderNesting.Contains(library.Root, source))
                throw new UserException($"{source} is inside the library itself; `bpp analyze --input {source}` takes in what was put there by hand.", ExitCode.Usage);
        }
    }
}
