using System.CommandLine;
using Bpp.Engine.Library;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Models;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp analyze</c>: a folder of photos into a library.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var library = LibraryOption.Create("--out", "-o", "--workdir");
        var dryRun = new Option<bool>("--dry-run") { Description = "Count the files that would be looked at, and do nothing." };
        var analysisOptions = new AnalysisCliOptions();
        var command = new Command("analyze", "Analyse a folder of photos into a library; a second run reads only what is new or changed.") { library, dryRun };
        analysisOptions.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var input = analysisOptions.Input(parsed);
            var folder = new LibraryFolder(parsed.GetRequiredValue(library).FullName);
            var settings = ConfigFile.Read(parsed);
            string[] ours = FolderNesting.Contains(folder.Root, input) ? [folder.DataFolder, folder.CacheFolder, folder.LogsFolder] : [folder.Root];
            var options = analysisOptions.Build(parsed, ours);
            if (parsed.GetValue(dryRun))
                return DryRun(environment, input, options, parsed.GetValue(GlobalOptions.Json), stop);
            using var database = OpenedLibrary.OpenOrCreate(folder, environment);
            ConfigFile.Apply(settings, database, environment);
            LibraryUpkeep.CheckFiles(database, environment, stop);
            options = analysisOptions.WithSettings(options, parsed, new SettingsStore(database, environment.Time));
            var report = await AnalyseAsync(environment, database, input, options, parsed.GetValue(GlobalOptions.Quiet), stop);
            AnalysisReporter.Summarise(report, environment, parsed.GetValue(GlobalOptions.Quiet));
            LibraryUpkeep.AfterWork(database, environment);
            if (parsed.GetValue(GlobalOptions.Json))
                await environment.Out.WriteLineAsync(CliJson.Of(AnalysisReporter.Shape(report)));
            return ExitCodeOf(report, stop);
        });
        return command;
    }

    public static async Task<AnalysisReport> AnalyseAsync(CommandEnvironment environment, LibraryDatabase database, string input, AnalysisOptions options, bool quiet, CancellationToken stop)
    {
        using var models = ModelStore.Open(environment.ModelOptions());
        var analyser = LibraryAnalysis.CreateAnalyser(options, models, environment.Time);
        return await new AnalysisProgressDisplay(environment, quiet).ShowAsync(input, options, progress =>
            LibraryAnalysis.RunAsync(database, analyser, input, options, progress, environment.Time, stop, environment.Abort));
    }

    public static int ExitCodeOf(AnalysisReport report, CancellationToken stop) =>
        stop.IsCancellationRequested ? ExitCode.Interrupted
        : report.Failures.Count > 0 ? ExitCode.SomePhotosFailed
        : ExitCode.Ok;

    private static int DryRun(CommandEnvironment environment, string input, AnalysisOptions options, bool json, CancellationToken stop)
    {
        var files = Import.FolderScanner.Scan(input, 0, options.Scan, stop).Select(found => found.File).OfType<Import.PhotoFile>();
        var (count, bytes) = files.Aggregate((Count: 0L, Bytes: 0L), (sum, file) => (sum.Count + 1, sum.Bytes + file.Size));
        environment.Out.WriteLine(json ? CliJson.Of(new { Input = input, Files = count, Bytes = bytes }) : $"{count} files, {bytes} bytes; nothing was done.");
        return ExitCode.Ok;
    }
}
