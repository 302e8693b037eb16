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
        Environment.GetEnvironmentVariable("BPP_LIBRARY") is { Length: > 0 } path ? path
        : RegistryOf(result).Active() is { } active ? active.Path
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.MyPictures, Environment.SpecialFolderOption.DoNotVerify), "BestPhotoPicker"));

    private static DirectoryInfo? Parse(ArgumentResult result)
    {
        var value = result.Tokens[^1].Value;
        if (value.Length == 0)
        {
            result.AddError("--library is empty; name a folder.");
            return null;
        }

        return new DirectoryInfo(value.IndexOfAny(['/', '\\']) < 0 && RegistryOf(result).Find(value) is { } entry ? entry.Path : value);
    }

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
