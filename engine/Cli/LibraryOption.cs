using System.CommandLine;
using System.CommandLine.Parsing;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary>The library of verbs that know it under further names.</summary>
internal static class LibraryOption
{
    private const string Description = "Library folder, or its name in `bpp library list` (default: $BPP_LIBRARY, else the open library, else ~/Pictures/BestPhotoPicker).";

    public static Option<DirectoryInfo> Create(params string[] moreNames) => new("--library", ["-l", .. moreNames])
    {
        Description = Description,
        DefaultValueFactory = Default,
        CustomParser = Parse,
        HelpName = "LIB",
    };

    public static Option<DirectoryInfo> Recursive() => new("--library", "-l")
    {
        Description = Description,
        DefaultValueFactory = Default,
        CustomParser = Parse,
        Recursive = true,
    };

    private static DirectoryInfo Default(ArgumentResult result) => new(
        Environment.GetEnvironmentVariable("BPP_LIBRARY") is { Length: > 0 } path ? Within(path)
        : RegistryOf(result).Active() is { } active ? active.Path
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.MyPictures, Environment.SpecialFolderOption.DoNotVerify), "BestPhotoPicker"));

    /// <summary>A folder, the name of a library, or what <c>bpp run</c> wrote to; null and an error where it is empty.</summary>
    public static DirectoryInfo? Parse(ArgumentResult result)
    {
        var value = result.Tokens[^1].Value;
        if (value.Length == 0)
        {
            result.AddError("the library's name is empty; name a folder.");
            return null;
        }

        return new DirectoryInfo(value.IndexOfAny(['/', '\\']) < 0 && RegistryOf(result).Find(value) is { } entry ? entry.Path : Within(value));
    }

    /// <summary>The library of an output folder of <c>bpp run</c>, whose user knows that folder and not the one in it.</summary>
    private static string Within(string path) =>
        Path.Combine(path, RunCommand.LibraryName) is var inner && !new LibraryFolder(path).Exists && new LibraryFolder(inner).Exists ? inner : path;

    private static LibraryRegistry RegistryOf(SymbolResult result)
    {
        while (result.Parent is { } parent)
            result = parent;
        return ((result as CommandResult)?.Command as BppRootCommand)?.Environment.Libraries() ?? new LibraryRegistry(LibraryRegistry.DefaultFolder());
    }

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
