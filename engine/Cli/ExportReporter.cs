using Bpp.Engine.Export;
using Humanizer;

namespace Bpp.Engine.Cli;

/// <summary>Tells about an export: progress and messages to stderr, the result to stdout.</summary>
/// <param name="json">Print the result as JSON.</param>
/// <param name="quiet">Print no progress and no summary.</param>
public sealed class ExportReporter(CommandEnvironment environment, bool json, bool quiet)
{
    /// <summary>JSON of the analysis before this export: both are then printed as one object.</summary>
    internal object? Analysis { get; init; }

    /// <summary>A line that rewrites itself on a terminal; null elsewhere.</summary>
    public IProgress<ExportProgress>? Progress => environment.IsTerminal && !quiet && !json ? new TerminalLine(environment.Error) : null;

    /// <summary>What an export would write.</summary>
    public void Plan(IReadOnlyList<ExportItem> items, ExportOptions options)
    {
        var planned = Exporter.Plan(items, options);
        if (json)
        {
            Print(new { options.OutputFolder, Photos = planned.Select(photo => new { photo.Item.Rank, Path = photo.Item.RelativePath, Exported = photo.Name }) });
            return;
        }

        foreach (var photo in planned)
            environment.Out.WriteLine($"{photo.Item.RelativePath} -> {photo.Name}");
        if (!quiet)
            environment.Error.WriteLine($"{"photo".ToQuantity(planned.Count)} would be written to {options.OutputFolder}; nothing was.");
    }

    /// <summary>What an export did.</summary>
    public void Result(ExportResult result)
    {
        if (json)
            Print(Shape(result));
        else
            foreach (var file in result.Files)
                environment.Out.WriteLine(file.Name);
        foreach (var failure in result.Failures)
            environment.Error.WriteLine($"failed: {failure.Message}");
        if (result.Aborted is not null)
            environment.Error.WriteLine($"bpp: stopped: {result.Aborted}. {"photo".ToQuantity(result.Files.Count)} complete; nothing half-written was left.");
        if (result.Cancelled)
            environment.Error.WriteLine($"bpp: interrupted; {"photo".ToQuantity(result.Files.Count)} complete. Run the same command again to finish.");
        if (!quiet && result.Complete)
            environment.Error.WriteLine($"{"photo".ToQuantity(result.Files.Count)} in {result.OutputFolder}{Already(result)}");
    }

    private void Print(object export) =>
        environment.Out.WriteLine(CliJson.Of(Analysis is null ? export : new { Analysis, Export = export }));

    private static string Already(ExportResult result) =>
        result.Files.Count(file => file.Outcome is ExportOutcome.AlreadyThere) is var there and > 0 ? $" ({there} were there already)" : "";

    private static object Shape(ExportResult result) => new
    {
        result.OutputFolder,
        result.Complete,
        Stopped = result.Aborted,
        result.Cancelled,
        Photos = result.Files.Select(file => new
        {
            file.Item.Rank,
            Path = file.Item.RelativePath,
            Exported = file.Name,
            file.Sha256,
            file.Size,
            Outcome = file.Outcome switch
            {
                ExportOutcome.Written => "written",
                ExportOutcome.AlreadyThere => "already_there",
                _ => "skipped",
            },
            file.Note,
        }),
        Failures = result.Failures.Select(failure => new { failure.Item.Rank, Path = failure.Item.RelativePath, failure.Message }),
        result.Reports,
    };

    private sealed class TerminalLine(TextWriter terminal) : IProgress<ExportProgress>
    {
        private readonly Lock _gate = new();

        public void Report(ExportProgress value)
        {
            lock (_gate)
                terminal.Write($"\r\e[K{value.Step}: {value.Done}/{value.Total}{(value.Done == value.Total ? Environment.NewLine : "")}");
        }
    }
}
