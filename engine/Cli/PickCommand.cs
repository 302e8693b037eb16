using System.CommandLine;
using System.Globalization;
using Bpp.Engine.Library;
using Bpp.Engine.Search;
using Bpp.Engine.Selection;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp pick</c>: prints the picks of a library; exports them with <c>--out</c>.</summary>
internal static class PickCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var library = new Argument<DirectoryInfo?>("LIBRARY") { Description = "Library folder, or its name in `bpp library list` (default: --library).", Arity = ArgumentArity.ZeroOrOne, CustomParser = LibraryOption.Parse };
        var output = new Option<DirectoryInfo?>("--out", "-o") { Description = "Write the picks to this folder too.", HelpName = "DIR" };
        var pathsOnly = new Option<bool>("--paths-only") { Description = "Print nothing but absolute paths, one a line." };
        var dryRun = new Option<bool>("--dry-run") { Description = "With --out: say what would be written, and write nothing." };
        var album = new Option<string?>("--album") { Description = "Only of this album of your own, by hand or in SQL.", HelpName = "ALBUM" };
        var search = new Option<string?>("--search") { Description = "Only of what this search finds.", HelpName = "QUERY" };
        var picks = new PickCliOptions("--top");
        var exports = new ExportCliOptions(galleryByDefault: false);
        var command = new Command("pick", "Print the best photos of a library, with score, date and reason.") { library, GlobalOptions.Library, output, pathsOnly, dryRun, album, search };
        picks.AddTo(command);
        exports.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var request = picks.Build(parsed);
            if (parsed.GetValue(search) is not null && parsed.GetValue(album) is not null)
                throw new UserException("--search and --album exclude each other; a search may say album:NAME.", ExitCode.Usage);
            using var database = OpenedLibrary.Open(parsed.GetValue(library) is { } given ? new LibraryFolder(given.FullName) : GlobalOptions.LibraryOf(parsed), environment, parsed);
            if (parsed.GetValue(album) is { } name)
            {
                var inside = PickRequest.OfAlbum(database, environment.Time, name);
                request = request with { Album = inside.Album, Among = inside.Among };
            }

            if (parsed.GetValue(search) is { } query)
                request = request with { Among = [.. LibrarySearch.Run(database, SearchCommand.Compile(query, SearchContext.Of(database, environment.Time))).Select(hit => hit.PhotoId)] };
            if (parsed.GetValue(output) is { } folder)
                return await SelectCommand.ExportAsync(environment, parsed, database, request, exports.Build(parsed, folder.FullName), parsed.GetValue(dryRun), stop);
            var chosen = Picker.Pick(database, request);
            if (parsed.GetValue(GlobalOptions.Json))
                await environment.Out.WriteLineAsync(CliJson.Of(chosen));
            else
                Print(environment.Out, chosen, parsed.GetValue(pathsOnly));
            if (chosen.Count == 0 && !parsed.GetValue(GlobalOptions.Quiet))
                await environment.Error.WriteLineAsync(request.Among is null ? "bpp: there is nothing to pick from; `bpp analyze --input DIR` adds photos." : "bpp: there is nothing to pick from: the search finds no photo.");
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>A pick as a line of text.</summary>
    public static string Line(Pick pick) =>
        $"{pick.Rank,4}  {pick.Score:0.000}  {pick.TakenAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated   "}  {pick.Path}  ({pick.Reason})";

    private static void Print(TextWriter writer, IReadOnlyList<Pick> picks, bool pathsOnly)
    {
        foreach (var pick in picks)
            writer.WriteLine(pathsOnly ? pick.File : Line(pick));
    }
}
