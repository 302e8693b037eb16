using System.CommandLine;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

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
            var library = new LibraryFolder(Path.Combine(folder, LibraryName));
            var quiet = parsed.GetValue(GlobalOptions.Quiet);
            using var database = LibraryDatabase.Open(library.DatabasePath);
            var report = await AnalyzeCommand.AnalyseAsync(environment, database, input, analysis.Build(parsed, folder), quiet, stop);
            AnalysisReporter.Summarise(report, environment, quiet);
            if (stop.IsCancellationRequested)
                return ExitCode.Interrupted;
            var exported = await SelectCommand.ExportAsync(environment, parsed, database, request, export, parsed.GetValue(dryRun), stop);
            return exported == ExitCode.Ok ? AnalyzeCommand.ExitCodeOf(report, stop) : exported;
        });
        return command;
    }
}
