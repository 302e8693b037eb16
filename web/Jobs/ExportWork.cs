using Bpp.Engine.Cli;
using Bpp.Engine.Export;
using Bpp.Engine.Storage;

namespace Bpp.Web.Jobs;

/// <summary>Exports photos to a folder of this machine, or to an archive that is downloaded.</summary>
internal sealed class ExportWork(ServedLibrary library)
{
    private const int MostFailures = 200;
    private static readonly TimeSpan KeptArchives = TimeSpan.FromDays(1);

    /// <summary>Where an archive waits to be downloaded.</summary>
    /// <param name="id">32 hexadecimal digits.</param>
    public string ArchiveFolder(string id) => Path.Combine(library.Folder.CacheFolder, "exports", id);

    public async Task RunAsync(Job job, IReadOnlyList<(long PhotoId, string? Reason)> choice, ExportOptions options)
    {
        var items = ExportItems.FromChoice(library.Database, choice);
        if (items.Count == 0)
            throw new UserException("There is nothing to export: the choice is empty.");
        var isArchive = options.Mode == ExportMode.Zip;
        if (isArchive)
            ForgetOldArchives();
        var result = await Exporter.ExportAsync(library.Database, items, options, new Shown(job), job.Stop);
        job.Failures = [.. result.Failures.Take(MostFailures).Select(failure => new JobFailure(failure.Item.OriginalName, failure.Message))];
        job.FailureCount = result.Failures.Count;
        job.Results =
        [
            isArchive ? new Phrase("{0} {0|photo is|photos are} in the archive", result.Files.Count) : new Phrase("{0} {0|photo|photos} written to {1}", result.Files.Count, result.OutputFolder),
            .. result.Failures.Count > 0 ? [new Phrase("{0} failed", result.Failures.Count)] : Array.Empty<Phrase>(),
        ];
        if (result.Aborted is { } why)
            throw new UserException($"{why}; {result.Files.Count:N0} photos were written before.");
    }

    /// <summary>An archive is a copy that was handed over; it is kept for a second download, not for ever.</summary>
    private void ForgetOldArchives()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(ArchiveFolder("-"))!);
        if (!folder.Exists)
            return;
        foreach (var old in folder.EnumerateDirectories().Where(old => library.Time.GetUtcNow() - old.LastWriteTimeUtc > KeptArchives))
            DerivedFiles.DeleteFolder(old.FullName);
    }

    private sealed class Shown(Job job) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => (job.Step, job.Done, job.Total) = (new Phrase("Writing {0}", value.Step), value.Done, value.Total);
    }
}
