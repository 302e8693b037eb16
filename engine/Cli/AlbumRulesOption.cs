using System.CommandLine;
using Bpp.Engine.Organise;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary><c>--rules</c> of <c>bpp album create|edit|show</c>.</summary>
internal static class AlbumRulesOption
{
    /// <summary>A hundred rules with two hundred long values each would be more than anybody means.</summary>
    private const int LongestFile = 1 << 20;

    public static Option<string?> Create() => new("--rules")
    {
        Description = "Have in it whatever meets the rules in this JSON file, as the rule builder makes them; - reads them from standard input.",
        HelpName = "FILE",
    };

    /// <exception cref="UserException">The file cannot be read, or holds no rules.</exception>
    public static SqlAlbumDefinition Read(CommandEnvironment environment, string file)
    {
        try
        {
            if (file != "-" && new FileInfo(file).Length > LongestFile)
                throw new UserException($"{file} is too large for rules", ExitCode.Usage);
            return SqlAlbumDefinition.Rules(AlbumRules.Parse(file == "-" ? environment.In.ReadToEnd() : File.ReadAllText(file)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file} cannot be read: {exception.Message}", ExitCode.Usage, exception);
        }
    }

    /// <summary>Prints the rules of an album, so that they can be changed and given back.</summary>
    /// <exception cref="UserException">The album has none.</exception>
    public static int Show(CommandEnvironment environment, LibraryDatabase database, string name)
    {
        var album = AlbumCatalog.Find(database, name);
        var latest = album.Kind == "sql" ? SqlAlbums.History(database, album.Name)[0] : null;
        if (latest is not { Form: "rules" })
            throw new UserException($"the album '{album.Title}' has no rules{(latest is null ? "" : $", it is --{latest.Form}; `bpp album show --history` shows it")}", ExitCode.Usage);
        environment.Out.WriteLine(latest.Definition);
        return ExitCode.Ok;
    }
}
