using Bpp.Engine.Cli;
using Bpp.Engine.Export;

namespace Bpp.Web.Jobs;

/// <summary>Exports photos to a folder of this machine.</summary>
internal sealed class ExportWork(ServedLibrary library)
{
    private const int MostFailures = 200;

    public async Task RunAsync(Job job, IReadOnlyList<(long PhotoId, string? Reason)> choice, ExportOptions options)
    {
        var items = ExportItems.FromChoice(library.Database, choice);
        if (items.Count == 0)
            throw new UserException("There is nothing to export: the choice is empty.");
        var result = await Exporter.ExportAsync(library.Database, items, options, new Shown(job), job.Stop);
        job.Failures = [.. result.Failures.Take(MostFailures).Select(failure => new JobFailure(failure.Item.OriginalName, failure.Message))];
        job.FailureCount = result.Failures.Count;
        job.Result = $"{result.Files.Count:N0} photos written to {result.OutputFolder}{(result.Failures.Count > 0 ? $", {result.Failures.Count:N0} failed" : "")}";
        if (result.Aborted is { } why)
            throw new UserException($"{why}; {result.Files.Count:N0} photos were written before.");
    }

    private sealed class Shown(Job job) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => (job.Step, job.Done, job.Total) = ($"Writing {value.Step}", value.Done, value.Total);
    }
}
