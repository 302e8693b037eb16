using System.CommandLine;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp import</c>: photos into the library's own folder, or folders into the library as they are.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var importOptions = new ImportCliOptions();
        var analysisOptions = new AnalysisCliOptions();
        var command = new Command("import", "Copy photos into the library, each content once and verified, and analyse them; sources are only ever read.") { GlobalOptions.Library };
        importOptions.AddTo(command);
        analysisOptions.AddTo(command, input: false);
        command.SetAction(async (parsed, stop) =>
        {
            var folder = GlobalOptions.LibraryOf(parsed);
            var analysis = analysisOptions.Build(parsed);
            var request = importOptions.Build(parsed, analysis);
            var settings = ConfigFile.Read(parsed);
            var run = new ImportRun(environment, folder, parsed.GetValue(GlobalOptions.Quiet), parsed.GetValue(GlobalOptions.Json), stop);
            if (importOptions.InPlace(parsed))
                InPlaceFolders.Check(request.Sources, folder);
            if (request.DryRun && !folder.Exists && !importOptions.InPlace(parsed))
                return await run.ImportAsync(null, request, null);

            using var database = OpenedLibrary.OpenOrCreate(folder, environment);
            ConfigFile.Apply(settings, database, environment);
            LibraryUpkeep.CheckFiles(database, environment, stop);
            AnalysisOptions? analyse = importOptions.Analyze(parsed) ? analysisOptions.WithSettings(analysis, parsed, new SettingsStore(database, environment.Time)) : null;
            var exit = importOptions.InPlace(parsed) ? await run.InPlaceAsync(database, request, analyse)
                : importOptions.Watch(parsed) ? await run.WatchAsync(database, request, analyse)
                : await run.ImportAsync(database, request, analyse);
            LibraryUpkeep.AfterWork(database, environment);
            return exit;
        });
        return command;
    }
}
