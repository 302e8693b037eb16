using Bpp.Engine.Pipeline;
using Humanizer;

namespace Bpp.Engine.Cli;

/// <summary>Tells how an analysis ended: failures and a summary to stderr.</summary>
internal static class AnalysisReporter
{
    public static void Summarise(AnalysisReport report, CommandEnvironment environment, bool quiet)
    {
        foreach (var failure in report.Failures)
            environment.Error.WriteLine($"failed: {Line(failure)}");
        if (quiet)
            return;
        foreach (var warning in report.Warnings)
            environment.Error.WriteLine($"warning: {Line(warning)}");
        environment.Error.WriteLine(
            $"{"photo".ToQuantity(report.Analysed)} analysed, {report.Unchanged} unchanged, {"copy".ToQuantity(report.Known)} known, {report.Failures.Count} failed, {report.PhotosPerSecond:0.0} photos/s, {Duration(report.Elapsed)}.");
        if (report.Scanned == 0)
            environment.Error.WriteLine($"There is no photo or video in {report.Input}; --extensions chooses what counts as one.");
        if (!report.Complete)
            environment.Error.WriteLine("The folder was not analysed to its end; the same command goes on where this one stopped.");
    }

    /// <summary>The stable JSON shape of an analysis.</summary>
    public static object Shape(AnalysisReport report) => new
    {
        report.Input,
        report.Analyser,
        report.Complete,
        report.Scanned,
        report.Analysed,
        report.Known,
        report.Unchanged,
        Failed = report.Failures.Count,
        Seconds = Math.Round(report.Elapsed.TotalSeconds, 3),
        PhotosPerSecond = Math.Round(report.PhotosPerSecond, 2),
        Failures = report.Failures.Select(Shape),
        Warnings = report.Warnings.Select(Shape),
        Blocks = report.Blocks.Select(block => new
        {
            block.Name,
            block.Parallelism,
            block.Capacity,
            block.In,
            block.Out,
            block.Failed,
            BusySeconds = Math.Round(block.Busy.TotalSeconds, 3),
        }),
    };

    private static string Duration(TimeSpan elapsed) => elapsed.TotalMinutes < 1 ? $"{elapsed.TotalSeconds:0.0} s" : elapsed.Humanize(2);

    private static object Shape(PhotoFailure failure) => new { Path = failure.File.RelativePath, failure.Stage, failure.Reason, failure.Message };

    private static string Line(PhotoFailure failure) =>
        $"{failure.File.RelativePath} [{failure.Stage.ToString().Underscore()}, {failure.Reason.ToString().Underscore()}] {failure.Message.ReplaceLineEndings(" ")}";
}
