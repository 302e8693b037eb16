using Bpp.Engine.Cli;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Models;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;

namespace Bpp.Web.Jobs;

/// <summary>Analyses folders as a part of a job.</summary>
internal sealed class AnalysisWork(ServedLibrary library, CommandEnvironment environment)
{
    private const int MostFailures = 200;

    /// <summary>Every folder the library has, the managed one included.</summary>
    public IReadOnlyList<string> Folders()
    {
        using var connection = library.Database.Connect();
        return connection.Query("select root from facts.sources order by source_id", row => row.GetString(0) is { Length: > 0 } root ? root : library.Folder.PhotosFolder);
    }

    /// <summary>Analyses what is new or changed in one folder.</summary>
    /// <returns>What it did.</returns>
    public async Task<Phrase> RunAsync(Job job, string folder)
    {
        if (!Directory.Exists(folder))
            throw new UserException($"{folder} is not there. If it is on a disk that was taken out, connect it and try again.");
        var settings = new SettingsStore(library.Database, library.Time);
        var options = new AnalysisOptions
        {
            MaxLongSide = (int)settings.Get("max_long_side").Value,
            Faces = settings.Get("faces").Value != 0,
            Scan = new() { ExcludedFolders = folder == library.Folder.PhotosFolder ? [] : [library.Folder.Root] },
        };
        using var models = ModelStore.Open(environment.ModelOptions());
        var analyser = LibraryAnalysis.CreateAnalyser(options, models, library.Time);
        var start = library.Time.GetTimestamp();
        void Show(AnalysisProgress progress)
        {
            job.Done = progress.Done;
            job.Total = progress.Total;
            job.FailureCount = progress.Failed;
            job.Blocks = [.. progress.Blocks.Select(block => new JobBlock(block.Name, block.Out, block.Failed, block.Queued, Math.Round(block.BusyShare(library.Time.GetElapsedTime(start)), 3)))];
        }

        job.Step = new Phrase("Analysing {0}", folder);
        var progress = new AnalysisProgress { Stored = stored => { Show(stored); library.Touch(); } };
        using (library.Time.CreateTimer(_ => Show(progress), null, TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(300)))
        {
            var report = await LibraryAnalysis.RunAsync(library.Database, analyser, folder, options, progress, library.Time, job.Stop, CancellationToken.None);
            Show(progress);
            job.Failures = [.. job.Failures, .. report.Failures.Take(MostFailures).Select(failure => new JobFailure(failure.File.RelativePath, failure.Message))];
            library.Touch();
            return new Phrase("{0} {0|photo|photos} analysed, {1} known already, {2} failed", report.Analysed, report.Known + report.Unchanged, report.Failures.Count);
        }
    }
}
