using System.Globalization;
using Bpp.Engine.Importing;
using Bpp.Engine.Pipeline;
using Humanizer;

namespace Bpp.Engine.Cli;

/// <summary>Tells how an import goes and how it ended.</summary>
internal sealed class ImportReporter(CommandEnvironment environment, bool quiet)
{
    private const int FailuresShown = 50;

    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(2);

    private readonly long _start = environment.Time.GetTimestamp();
    private readonly Lock _lock = new();
    private TimeSpan? _lastLine;

    /// <summary>Progress that writes a line every few seconds; on a terminal the line stays where it is.</summary>
    public ImportProgress Progress() => quiet ? new ImportProgress() : new ImportProgress { Committed = WriteLine };

    /// <summary>Failures and a summary to stderr.</summary>
    public void Summarise(ImportReport report, bool dryRun)
    {
        if (!quiet && environment.IsTerminal && _lastLine is not null)
            environment.Error.WriteLine();
        foreach (var failure in report.Failures.Take(FailuresShown))
            environment.Error.WriteLine($"not imported: {failure.Origin}: {failure.Message.ReplaceLineEndings(" ")}");
        if (report.Failures.Count > FailuresShown)
            environment.Error.WriteLine($"… and {report.Failures.Count - FailuresShown} more; --json lists all.");
        if (report.Aborted is not null)
            environment.Error.WriteLine($"bpp: the import stopped: {report.Aborted}. {"photo".ToQuantity(report.Copied)} of this import {(report.Copied == 1 ? "is" : "are")} safe in {report.Folder}.");
        else if (!quiet)
            environment.Error.WriteLine(
                $"{"photo".ToQuantity(report.Copied)} {(dryRun ? "would be imported" : "imported")} ({Bytes(report.CopiedBytes)}){Sidecars(report)}, {report.Known} known, {report.Failures.Count} failed, {report.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s. {(dryRun ? "Nothing was written." : report.Folder)}");
        if (report.Found == 0 && report.Failures.Count == 0 && !quiet)
            environment.Error.WriteLine("There is no photo or video in there; --extensions chooses what counts as one.");
    }

    /// <summary>The stable JSON shape; <c>analysis</c> is null when there was none.</summary>
    public static object Shape(ImportReport report, bool dryRun, AnalysisReport? analysis) => new
    {
        report.Batch,
        report.Folder,
        DryRun = dryRun,
        report.Complete,
        report.Aborted,
        report.Found,
        report.Copied,
        report.CopiedBytes,
        report.Known,
        report.Sidecars,
        Failed = report.Failures.Count,
        Seconds = Math.Round(report.Elapsed.TotalSeconds, 3),
        Failures = report.Failures,
        Analysis = analysis is null ? null : AnalysisReporter.Shape(analysis),
    };

    public static int ExitCodeOf(ImportReport report, CancellationToken stop) =>
        report.Aborted is not null ? ExitCode.Failure
        : stop.IsCancellationRequested ? ExitCode.Interrupted
        : report.Failures.Count > 0 ? ExitCode.SomePhotosFailed
        : ExitCode.Ok;

    /// <summary>Not "failed of found": an archive's entries can fail that never were a photo to be found.</summary>
    internal static string Line(ImportProgress progress) =>
        $"imported {progress.Copied} ({Bytes(progress.CopiedBytes)}), known {progress.Known}, failed {progress.Failures.Count}; found {progress.Found}";

    private static string Sidecars(ImportReport report) => report.Sidecars > 0 ? $" with {"sidecar".ToQuantity(report.Sidecars)}" : "";

    private static string Bytes(long bytes) => bytes == 0 ? "0 B" : bytes.Bytes().Humanize(CultureInfo.InvariantCulture);

    private void WriteLine(ImportProgress progress)
    {
        lock (_lock)
        {
            var elapsed = environment.Time.GetElapsedTime(_start);
            if (_lastLine is { } last && elapsed - last < LineInterval)
                return;
            _lastLine = elapsed;
            var line = Line(progress);
            if (environment.IsTerminal)
                environment.Error.Write($"\r{line}\e[K");
            else
                environment.Error.WriteLine(line);
        }
    }
}
