using Bpp.Engine.Cli;
using Bpp.Engine.Export;
using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Importing.Flow;
using Bpp.Engine.Importing.Memory;
using Bpp.Engine.Importing.Sidecars;
using Bpp.Engine.Importing.Sources;
using Bpp.Engine.Importing.Target;
using Bpp.Engine.Library;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Importing;

/// <summary>
/// Copies photos into a library's <c>photos/</c>: each content once, verified, with its sidecars. Sources are only read. What is copied is
/// safe at once, however the import ends, and the next one goes on from there.
/// </summary>
public static class Importer
{
    /// <summary>Imports; analysing what came is another step.</summary>
    /// <param name="library">Where the library is.</param>
    /// <param name="database">The library; null in a dry run of one that does not exist yet.</param>
    /// <param name="request">What to import.</param>
    /// <param name="progress">Filled while it runs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Finish the photos in flight and end.</param>
    /// <param name="abort">End at once.</param>
    /// <exception cref="UserException">A source cannot be one (exit code 2).</exception>
    public static async Task<ImportReport> RunAsync(
        LibraryFolder library, LibraryDatabase? database, ImportRequest request, ImportProgress progress, TimeProvider time, CancellationToken stop, CancellationToken abort)
    {
        var start = time.GetTimestamp();
        var limits = request.Limits ?? (database is null ? new ArchiveLimits() : ArchiveLimits.Of(new SettingsStore(database, time)));
        var sources = SourceFactory.Create(request, request.MaxTotalBytes is { } most ? limits with { MaxTotalBytes = most } : limits, library.Root);
        var batch = BatchName.Of(request.BatchName, time);
        var photos = new ManagedPhotos(library.PhotosFolder);
        var memory = database is null ? ImportMemory.Empty() : ImportMemory.Load(database, library.PhotosFolder, [.. sources.Select(source => source.Path)]);
        using var log = request.DryRun || database is null ? null : new ImportLog(database, batch, time);
        var complete = false;
        string? aborted = null;
        try
        {
            if (!request.DryRun)
                photos.Prepare();
            using (var spool = new SidecarSpool(request.DryRun ? Path.Combine(Path.GetTempPath(), $"bpp-{Guid.NewGuid():N}") : Path.Combine(photos.Incoming, "sidecars")))
            {
                var sound = Index(sources, spool, progress, stop);
                var intake = new PhotoIntake(request, batch, photos, memory, new SidecarSearch(sound, spool, time), progress);
                complete = await new ImportFlow(request, intake, photos, memory, log, progress, time).RunAsync(sound, stop, abort) && sound.Count == sources.Count;
            }

        }
        catch (TargetException exception)
        {
            aborted = exception.Message;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested || abort.IsCancellationRequested)
        {
        }
        finally
        {
            if (!request.DryRun)
                photos.CleanUp();
        }

        try
        {
            log?.Finish(complete, progress.Copied, progress.Known, progress.Failures.Count);
        }
        catch (DuckDBException exception) when (aborted is not null && DiskRefusal.Words(exception) is not null)
        {
            // The disk that stopped the import has no room for its end either: it stays without one, like one that was killed.
        }

        return new ImportReport(
            batch,
            photos.PathOf(batch),
            complete,
            aborted,
            progress.Found,
            progress.Copied,
            progress.CopiedBytes,
            progress.Known,
            progress.Sidecars,
            [.. progress.Failures.OrderBy(failure => failure.Origin, StringComparer.Ordinal)],
            time.GetElapsedTime(start));
    }

    /// <summary>Looks through every archive first.</summary>
    /// <returns>The sources to read; a bad archive is not among them.</returns>
    private static List<IImportSource> Index(IReadOnlyList<IImportSource> sources, SidecarSpool spool, ImportProgress progress, CancellationToken stop)
    {
        var sound = new List<IImportSource>();
        foreach (var source in sources)
        {
            try
            {
                foreach (var failure in source.Index(spool, stop))
                    progress.Failed(failure);
                sound.Add(source);
            }
            catch (Exception exception) when (exception is ArchiveException or IOException or UnauthorizedAccessException)
            {
                progress.Failed(ImportFailures.Of(source, exception));
            }
        }

        return sound;
    }
}
