using Bpp.Engine.Cli;
using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Import;
using Bpp.Engine.Library;
using Bpp.Engine.Measuring;
using Bpp.Engine.Metadata;
using Bpp.Engine.Models;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Pipeline;

/// <summary>Analyses a folder into a library, resuming where an earlier run ended.</summary>
public static class LibraryAnalysis
{
    /// <summary>The analyser of this version of Bpp. A new frame stage is one more element here.</summary>
    /// <param name="options">How.</param>
    /// <param name="models">What is installed; stays open while the analyser works.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ModelException">An installed model is damaged.</exception>
    public static IPhotoAnalyser CreateAnalyser(AnalysisOptions options, ModelStore models, TimeProvider time)
    {
        var stages = new List<IFrameStage> { new MeasureStage() };
        if (options.Faces && FacesStage.Open(models) is { } faces)
            stages.Add(faces);
        return new PhotoAnalyser(new PhotoDecoder(), new MetadataReader(), stages, options.Workers, options.MaxLongSide, time);
    }

    /// <summary>Analyses what is new or changed, and forgets what is gone.</summary>
    /// <param name="database">The library.</param>
    /// <param name="analyser">From <see cref="CreateAnalyser"/>.</param>
    /// <param name="input">The folder.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Filled while it runs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Finish the photos in flight and end.</param>
    /// <param name="abort">End at once.</param>
    /// <exception cref="UserException">Another one of the same library is running in this process.</exception>
    public static async Task<AnalysisReport> RunAsync(
        LibraryDatabase database,
        IPhotoAnalyser analyser,
        string input,
        AnalysisOptions options,
        AnalysisProgress progress,
        TimeProvider time,
        CancellationToken stop,
        CancellationToken abort)
    {
        if (!await database.AnalysisLock.WaitAsync(0, CancellationToken.None))
            throw new UserException("another analysis of this library is running; wait until it is done", ExitCode.LibraryInUse);
        try
        {
            return await RunAloneAsync(database, analyser, input, options, progress, time, stop, abort);
        }
        finally
        {
            database.AnalysisLock.Release();
        }
    }

    private static async Task<AnalysisReport> RunAloneAsync(
        LibraryDatabase database,
        IPhotoAnalyser analyser,
        string input,
        AnalysisOptions options,
        AnalysisProgress progress,
        TimeProvider time,
        CancellationToken stop,
        CancellationToken abort)
    {
        var start = time.GetTimestamp();
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input));
        var sourceId = Sources.GetOrCreate(database, root);
        var memory = new LibraryMemory(database, KnownFiles.Load(database, sourceId, analyser.Version), analyser.Version, options.RetryFailed);
        var log = new RunLog(database, time);
        var runId = log.Start(sourceId, analyser.Version);

        bool complete;
        using (var writer = new FactsWriter(database, analyser.Version, time))
        {
            var pipeline = new AnalysisPipeline(
                analyser,
                (file, token) => Fingerprinter.Sha256(file.FullPath, token),
                memory,
                batch => Store(writer, batch),
                options,
                time);
            complete = await pipeline.RunAsync(FolderScanner.Scan(root, sourceId, options.Scan, stop), progress, stop, abort);

            if (complete)
                writer.ForgetUnseen(memory.Known, [.. progress.Failures.Where(failure => failure.Stage is PhotoStage.Scan).Select(failure => failure.File.RelativePath)]);
        }

        log.Finish(runId, new RunCounts(progress.Scanned, progress.Analysed, progress.Unchanged + progress.Known, progress.Failed), complete);
        if (!abort.IsCancellationRequested)
            DerivedTables.Refresh(database, abort);
        if (!stop.IsCancellationRequested && !abort.IsCancellationRequested && PlacedFaceReading.Run(database, analyser, sourceId, root, stop))
            DerivedTables.Refresh(database, abort);

        return new AnalysisReport(
            root,
            analyser.Version,
            complete,
            progress.Scanned,
            progress.Analysed,
            progress.Known,
            progress.Unchanged,
            Sorted(progress.Failures),
            Sorted(progress.Warnings),
            time.GetElapsedTime(start),
            progress.Blocks);
    }

    private static void Store(FactsWriter writer, IReadOnlyList<Settled> batch)
    {
        writer.Write([.. batch.Select(item => item.Outcome).OfType<AnalysisOutcome>()]);
        writer.Touch([.. batch.Select(item => item.Copy).OfType<FingerprintedFile>()]);
    }

    private static PhotoFailure[] Sorted(IEnumerable<PhotoFailure> failures) =>
        [.. failures.OrderBy(failure => failure.File.RelativePath, StringComparer.Ordinal)];
}
