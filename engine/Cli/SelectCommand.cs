using System.CommandLine;
using Bpp.Engine.Export;
using Bpp.Engine.Library;
using Bpp.Engine.Selection;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp select</c>: the picks of a library into a folder.</summary>
internal static class SelectCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var library = LibraryOption.Create("--workdir");
        var output = new Option<DirectoryInfo>("--out", "-o") { Description = "Folder to write to; it is created.", Required = true, HelpName = "DIR" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be written, and write nothing." };
        var picks = new PickCliOptions();
        var exports = new ExportCliOptions(galleryByDefault: true);
        var command = new Command("select", "Pick the best photos of a library and write them to a folder, with reports and a gallery.") { library, output, dryRun };
        picks.AddTo(command);
        exports.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var request = picks.Build(parsed);
            var options = exports.Build(parsed, parsed.GetRequiredValue(output).FullName);
            using var database = OpenedLibrary.Open(new LibraryFolder(parsed.GetRequiredValue(library).FullName), environment, parsed);
            return await ExportAsync(environment, parsed, database, request, options, parsed.GetValue(dryRun), stop);
        });
        return command;
    }

    public static async Task<int> ExportAsync(CommandEnvironment environment, ParseResult parsed, LibraryDatabase database, PickRequest request, ExportOptions options, bool dryRun, CancellationToken stop, object? analysis = null)
    {
        var chosen = Picker.Pick(database, request);
        var items = ExportItems.FromChoice(database, [.. chosen.Select(pick => (pick.PhotoId, (string?)pick.Reason))]);
        if (items.Count == 0)
            throw new UserException("there is nothing to pick from: the library has no photo that could be read. `bpp analyze --input DIR` adds photos; `bpp doctor` shows which formats work.");
        var reporter = new ExportReporter(environment, parsed.GetValue(GlobalOptions.Json), parsed.GetValue(GlobalOptions.Quiet)) { Analysis = analysis };
        if (dryRun)
        {
            reporter.Plan(items, options);
            return ExitCode.Ok;
        }

        var result = await Exporter.ExportAsync(database, items, options, reporter.Progress, stop);
        reporter.Result(result);
        return result.ExitCode;
    }
}
