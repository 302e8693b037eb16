using Bpp.Engine.Cli;
using Bpp.Engine.Importing;
using Bpp.Engine.Storage;

namespace Bpp.Web.Jobs;

/// <summary>Imports, then analyses what came.</summary>
internal sealed class ImportWork(ServedLibrary library, AnalysisWork analysis)
{
    private const int MostFailures = 200;

    /// <summary>Copies photos into the library's own folder.</summary>
    /// <param name="job">Is filled.</param>
    /// <param name="sources">Folders, photos, archives; absolute paths.</param>
    /// <param name="batch">Name of the folder below <c>photos/</c>; null = today's date.</param>
    public async Task CopyAsync(Job job, IReadOnlyList<string> sources, string? batch)
    {
        var progress = new ImportProgress();
        job.Step = new Phrase("Copying");
        using (library.Time.CreateTimer(_ => Show(job, progress), null, TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(300)))
        {
            var request = new ImportRequest { Sources = sources, BatchName = batch };
            var report = await Importer.RunAsync(library.Folder, library.Database, request, progress, library.Time, job.Stop, CancellationToken.None);
            Show(job, progress);
            job.Failures = [.. report.Failures.Take(MostFailures).Select(failure => new JobFailure(NameOf(failure.Origin), failure.Message))];
            job.Results = [new Phrase("{0} copied, {1} known already, {2} left out", report.Copied, report.Known, report.Failures.Count)];
            if (report.Aborted is { } why)
                throw new UserException($"{why} {report.Copied:N0} photos are safe in the library; import again to go on.");
        }

        if (!job.Stop.IsCancellationRequested && Directory.Exists(library.Folder.PhotosFolder))
            job.Results = [.. job.Results, await analysis.RunAsync(job, library.Folder.PhotosFolder)];
        job.Address = "/photos/recent";
    }

    /// <summary>Takes folders in where they are.</summary>
    public async Task InPlaceAsync(Job job, IReadOnlyList<string> folders)
    {
        foreach (var folder in folders)
        {
            Sources.GetOrCreate(library.Database, folder);
            job.Results = [await analysis.RunAsync(job, folder)];
        }

        job.Address = "/photos/recent";
    }

    /// <summary>Readers know what they uploaded by its name, not by where the upload lies.</summary>
    private string NameOf(string origin) =>
        origin.StartsWith(library.Folder.UploadFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? string.Join('/', origin[(library.Folder.UploadFolder.Length + 1)..].Split('/').Skip(1))
            : origin;

    private static void Show(Job job, ImportProgress progress)
    {
        job.Done = progress.Copied + progress.Known + progress.Failures.Count;
        job.Total = progress.Found;
        job.FailureCount = progress.Failures.Count;
    }
}
