using System.CommandLine;
using Bpp.Engine.Export;
using Bpp.Engine.Search;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp export</c>: writes the picks, or an album, to a folder.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var output = new Option<DirectoryInfo>("--out", "-o") { Description = "Folder to write to; it is created.", Required = true };
        var k = new Option<int?>("--k", "-k") { Description = "How many picks (or photos of each album).", HelpName = "N" };
        var albums = new Option<string[]>("--album") { Description = "Export this album or view instead of the picks; may be repeated.", HelpName = "VIEW" };
        var search = new Option<string?>("--search") { Description = "Export what this search finds, newest first, instead of the picks.", HelpName = "QUERY" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be written, and write nothing." };
        var exportOptions = new ExportCliOptions(galleryByDefault: false);
        var command = new Command("export", "Write the picks, or albums, to a folder or an archive, with reports and a gallery.") { GlobalOptions.Library, output, k, albums, search, dryRun };
        exportOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = exportOptions.Build(parsed, parsed.GetRequiredValue(output).FullName);
            if (parsed.GetValue(search) is not null && parsed.GetValue(albums) is { Length: > 0 })
                throw new UserException("--search and --album exclude each other; a search may say album:NAME.", ExitCode.Usage);
            if (parsed.GetValue(k) is < 1)
                throw new UserException("--k must be at least 1.", ExitCode.Usage);
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment, parsed);
            var items = parsed.GetValue(search) is { } query ? Found(database, query, parsed.GetValue(k)) : Choose(database, parsed.GetValue(albums) ?? [], parsed.GetValue(k));
            if (items.Count == 0)
                throw new UserException("there is nothing to export: the choice is empty. `bpp analyze` adds photos to the library.");
            var reporter = new ExportReporter(environment, parsed.GetValue(GlobalOptions.Json), parsed.GetValue(GlobalOptions.Quiet));
            if (parsed.GetValue(dryRun))
            {
                reporter.Plan(items, options);
                return ExitCode.Ok;
            }

            var result = await Exporter.ExportAsync(database, items, options, reporter.Progress, cancellationToken);
            reporter.Result(result);
            return result.ExitCode;
        });
        return command;
    }

    private static IReadOnlyList<ExportItem> Found(LibraryDatabase database, string query, int? k)
    {
        var search = SearchCommand.Compile(query, SearchContext.Of(database, TimeProvider.System));
        return ExportItems.FromChoice(database, [.. LibrarySearch.Run(database, search, k).Select(hit => (hit.PhotoId, (string?)null))]);
    }

    private static IReadOnlyList<ExportItem> Choose(LibraryDatabase database, string[] albums, int? k)
    {
        if (albums.Length == 0)
            return ExportItems.FromPicks(database, k);
        return [.. albums.SelectMany(album => ExportItems.FromView(database, album, k)).DistinctBy(item => item.PhotoId).Select((item, index) => item with { Rank = index + 1 })];
    }
}
