using System.CommandLine;
using Bpp.Engine.Import;
using Bpp.Engine.Library;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Recovery;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp db rebuild</c>: decisions from the journal, facts from the photos.</summary>
internal static class RebuildVerb
{
    public static Command Create(CommandEnvironment environment)
    {
        var yes = new Option<bool>("--yes") { Description = "Do it; without, only say what would happen." };
        var command = new Command("rebuild", "Make the database anew: decisions from the journal, facts by analysing every folder again. The former one is kept beside.") { yes };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = GlobalOptions.LibraryOf(parsed);
            List<string> roots;

            // Opening gives the journal what only the database has, so nothing is lost by leaving it.
            using (var former = OpenedLibrary.Open(folder, environment))
                roots = RootsOf(former);
            if (!parsed.GetValue(yes))
            {
                environment.Error.WriteLine($"would make {folder.DatabasePath} anew and analyse {(roots.Count == 0 ? "nothing" : string.Join(", ", roots.Select(root => root.Length > 0 ? root : folder.PhotosFolder)))} again; nothing was done. Add --yes to do it.");
                return ExitCode.Usage;
            }

            using var database = LibraryRestore.StartAnew(folder.DatabasePath, environment.Time, out var aside);
            var quiet = parsed.GetValue(GlobalOptions.Quiet);
            if (!quiet && aside is not null)
                environment.Error.WriteLine($"the former database is {aside}");
            return await AnalyseAsync(environment, parsed, folder, database, roots, aside, stop);
        });
        return command;
    }

    private static async Task<int> AnalyseAsync(
        CommandEnvironment environment, ParseResult parsed, LibraryFolder folder, LibraryDatabase database, List<string> roots, string? aside, CancellationToken stop)
    {
        // All of them first: an analysis that is interrupted goes on with `bpp analyze`, and none is forgotten.
        foreach (var root in roots)
            Sources.GetOrCreate(database, root);
        var quiet = parsed.GetValue(GlobalOptions.Quiet);
        var settings = new SettingsStore(database, environment.Time);
        var exit = ExitCode.Ok;
        var reports = new List<object>();
        foreach (var root in roots.Select(root => root.Length == 0 ? folder.PhotosFolder : root))
        {
            if (stop.IsCancellationRequested)
                break;
            if (!Directory.Exists(root))
            {
                environment.Error.WriteLine($"bpp: warning: {root} is not there; its photos come back with `bpp analyze --input {root}` when it is.");
                exit = ExitCode.SomePhotosFailed;
                continue;
            }

            var options = new AnalysisOptions
            {
                Workers = Environment.ProcessorCount,
                MaxLongSide = (int)settings.Get("max_long_side").Value,
                Faces = settings.Get("faces").Value != 0,
                Scan = new ScanOptions { ExcludedFolders = FolderNesting.Contains(folder.Root, root) ? [folder.DataFolder, folder.CacheFolder, folder.LogsFolder] : [folder.Root] },
            };
            var report = await AnalyzeCommand.AnalyseAsync(environment, database, root, options, quiet, stop);
            AnalysisReporter.Summarise(report, environment, quiet);
            reports.Add(AnalysisReporter.Shape(report));
            exit = Math.Max(exit, AnalyzeCommand.ExitCodeOf(report, CancellationToken.None));
        }

        DerivedTables.Refresh(database, CancellationToken.None);
        if (parsed.GetValue(GlobalOptions.Json))
            await environment.Out.WriteLineAsync(CliJson.Of(new { SetAside = aside, Analyses = reports }));
        return stop.IsCancellationRequested ? ExitCode.Interrupted : exit;
    }

    private static List<string> RootsOf(LibraryDatabase database)
    {
        using var connection = database.Connect();
        return connection.Query("select root from facts.sources order by source_id", row => row.GetString(0));
    }
}
