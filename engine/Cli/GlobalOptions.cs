using System.CommandLine;
using Bpp.Engine.Library;

namespace Bpp.Engine.Cli;

/// <summary>Options every verb understands.</summary>
public static class GlobalOptions
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Print the result as JSON with a stable shape.", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Print no progress and no summary.", Recursive = true };

    public static Option<int> Seed { get; } = new("--seed")
    {
        Description = "Seed for whatever is random (the sample library); picks are the same for every seed.",
        DefaultValueFactory = _ => 42,
        Recursive = true,
    };

    public static Option<FileInfo?> Config { get; } = new("--config") { Description = "Take settings from a JSON or YAML file; the library keeps them.", HelpName = "FILE", Recursive = true };

    /// <summary>
    /// The library a verb works on: <c>--library</c> as a folder or a registered name, else <c>BPP_LIBRARY</c>, else the one that
    /// <c>bpp library open</c> chose, else <c>~/Pictures/BestPhotoPicker</c>.
    /// </summary>
    public static Option<DirectoryInfo> Library { get; } = LibraryOption.Recursive();

    public static LibraryFolder LibraryOf(ParseResult parsed) => new(parsed.GetRequiredValue(Library).FullName);
}
