using System.CommandLine;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary>The library of verbs that know it under further names.</summary>
internal static class LibraryOption
{
    public static Option<DirectoryInfo> Create(params string[] moreNames) => new("--library", ["-l", .. moreNames])
    {
        Description = GlobalOptions.Library.Description,
        DefaultValueFactory = _ => new DirectoryInfo(GlobalOptions.DefaultLibrary()),
        HelpName = "LIB",
    };

    /// <summary>Opens a library that must be there.</summary>
    /// <exception cref="UserException">It is not.</exception>
    public static LibraryDatabase OpenExisting(string root, TimeProvider time)
    {
        var folder = new LibraryFolder(root);
        return folder.Exists
            ? LibraryDatabase.Open(folder.DatabasePath, time)
            : throw new UserException($"{root} is no library; run `bpp analyze --input DIR --library {root}` first.");
    }
}
