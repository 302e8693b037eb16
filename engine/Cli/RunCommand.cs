using System.CommandLine;
using Bpp.Engine.Library;
using Bpp.Engine.Library.Settings;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp run</c>: analyze and select in one go; the library lives in <c>&lt;out&gt;/.bpp</c>.</summary>
internal static class RunCommand
{
    public const string LibraryName = ".bpp";

    public static Command Create(CommandEnvironment environment)
    {
        var output = new Option<DirectoryInfo>("--out", "-o") { Description = "Folder to write to; it is created. The library is its .bpp folder.", Required = true, HelpName = "DIR" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Analyse, say what would be written, and write no photo." };
        var analysis = new AnalysisCliOptions();
        var picks = new PickCliOptions();
        var exports = new ExportCliOptions(galleryByDefault: true);
        var command = new Command("run", "A folder of photos in, the best of them out: analyze, then select.") { output, dryRun };
        analysis.AddTo(command);
        picks.AddTo(command);
        exports.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var input = analysis.Input(parsed);
            var folder = parsed.GetRequiredValue(output).FullName;
            var request = picks.Build(parsed);
            var export = exports.Build(parsed, folder);
            if (FolderNesting.Contains(folder, input))
                throw new UserException($"--out {folder} contains the photos of --input, so results and originals would mix; choose another folder.", ExitCode.Usage);
            if (FolderNesting.Contains(input, folder) && !export.InsideOriginals)
                throw new UserException($"--out {folder} is inside --input, where a later run would find the exported photos; choose another folder or add --inside-originals.", ExitCode.Usage);
            var options = analysis.Build(parsed, folder);
            var settings = ConfigFile.Read(parsed);
            var library = new LibraryFolder(Path.Combine(folder, LibraryName));
            var quiet = parsed.GetValue(GlobalOptions.Quiet);
            using var database = OpenedLibrary.OpenOrCreate(library, environment);
            ConfigFile.Apply(settings, database, environment);
            options = analysis.WithSettings(options, parsed, new SettingsStore(database, environment.Time));
            var report = await AnalyzeCommand.AnalyseAsync(environment, database, input, options, quiet, stop);
            AnalysisReporter.Summarise(report, environment, quiet);
            if (stop.IsCancellationRequested)
            {
                if (parsed.GetValue(GlobalOptions.Json))
                    await environment.Out.WriteLineAsync(CliJson.Of(new { Analysis = AnalysisReporter.Shape(report), Export = (object?)null }));
                return ExitCode.Interrupted;
            }

            var exported = await SelectCommand.ExportAsync(environment, parsed, database, request, export, parsed.GetValue(dryRun), stop, AnalysisReporter.Shape(report));
            return exported == ExitCode.Ok ? AnalyzeCommand.ExitCodeOf(report, stop) : exported;
        });
        return command;
    }
}
