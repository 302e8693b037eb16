using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Dataflow;
using Bpp.Engine.Export;
using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Importing.Memory;
using Bpp.Engine.Importing.Sources;
using Bpp.Engine.Importing.Target;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Importing.Flow;

/// <summary>
/// The dataflow of an import: sources → take (read, hash, copy, verify) → groups → commit (remember, then name). Blocks never throw and
/// none is cancelled from outside; after a fault what is in flight passes through and leaves no file.
/// </summary>
internal sealed class ImportFlow(ImportRequest request, PhotoIntake intake, ManagedPhotos photos, ImportMemory memory, ImportLog? log, ImportProgress progress, TimeProvider time)
{
    private const int GroupSize = 64;

    private static readonly TimeSpan GroupPatience = TimeSpan.FromMilliseconds(500);

    private Exception? _fault;

    /// <summary>Runs to the end, or until stopped.</summary>
    /// <returns>Whether every source was read to its end.</returns>
    /// <exception cref="TargetException">The library's disk refused; what was committed before is safe.</exception>
    public async Task<bool> RunAsync(IReadOnlyList<IImportSource> sources, CancellationToken stop, CancellationToken abort)
    {
        using var quit = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var settings = new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = request.Workers, BoundedCapacity = request.Workers * 2, EnsureOrdered = false };
        var groups = new BatchBlock<FinishedPhoto>(GroupSize, new() { BoundedCapacity = GroupSize * 2 });
        var take = new ActionBlock<OpenedPhoto>(opened => TakeAsync(opened, groups, quit), settings);
        var commit = new ActionBlock<FinishedPhoto[]>(group => Commit(group, quit), new() { BoundedCapacity = 1 });
        groups.LinkTo(commit, new DataflowLinkOptions { PropagateCompletion = true });
        await using var flush = time.CreateTimer(_ => groups.TriggerBatch(), null, GroupPatience, GroupPatience);

        var complete = await Task.Run(() => FeedAsync(sources, take, quit, stop), CancellationToken.None);
        take.Complete();
        await take.Completion;
        groups.Complete();
        await commit.Completion;
        if (_fault is not null)
            ExceptionDispatchInfo.Throw(_fault);
        return complete && !quit.IsCancellationRequested;
    }

    private async Task<bool> FeedAsync(IReadOnlyList<IImportSource> sources, ITargetBlock<OpenedPhoto> take, CancellationTokenSource quit, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, quit.Token);
        var complete = true;
        foreach (var source in sources)
        {
            try
            {
                complete &= await FeedAsync(source, take, either.Token, quit.Token);
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception exception) when (exception is ArchiveException || (source.IsArchive && exception is IOException or UnauthorizedAccessException))
            {
                progress.Failed(ImportFailures.Of(source, exception));
                complete = false;
            }
            catch (Exception exception)
            {
                Fault(exception, quit);
                return false;
            }
        }

        return complete;
    }

    private async Task<bool> FeedAsync(IImportSource source, ITargetBlock<OpenedPhoto> take, CancellationToken stop, CancellationToken quit)
    {
        foreach (var (entry, failure) in source.Photos(stop))
        {
            stop.ThrowIfCancellationRequested();
            if (failure is not null)
            {
                progress.Failed(failure);
                continue;
            }

            if (request.Filter is { } filter && !filter(entry!.Origin, entry.Size, entry.ModifiedUtc))
                continue;
            progress.FoundPhoto();
            if (memory.HasOrigin(entry!.Origin, entry.Size, entry.ModifiedUtc))
                progress.FoundKnown();
            else if (Open(entry, quit) is { } opened)
                await take.SendAsync(opened, CancellationToken.None);
        }

        return true;
    }

    private OpenedPhoto? Open(SourceEntry entry, CancellationToken quit)
    {
        try
        {
            return intake.Open(entry, quit);
        }
        catch (ArchiveException exception) when (exception.IsDamage && entry.Source is ZipSource)
        {
            progress.Failed(new ImportFailure(entry.Origin, $"The entry was left out: {exception.Message}"));
            return null;
        }
    }

    private async Task TakeAsync(OpenedPhoto opened, ITargetBlock<FinishedPhoto> groups, CancellationTokenSource quit)
    {
        FinishedPhoto? finished = null;
        try
        {
            if (!quit.IsCancellationRequested)
                finished = intake.Take(opened, quit.Token);
        }
        catch (ImportException exception)
        {
            progress.Failed(new ImportFailure(opened.Entry.Origin, exception.Message));
        }
        catch (OperationCanceledException) when (quit.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            Fault(exception, quit);
        }
        finally
        {
            opened.Release();
        }

        if (finished is not null)
            await groups.SendAsync(finished);
    }

    private void Commit(FinishedPhoto[] group, CancellationTokenSource quit)
    {
        if (_fault is not null)
            return;
        try
        {
            log?.Append([.. group.Select(photo => photo.Row)]);
            var copies = group.Where(photo => photo.Copy is not null).ToList();
            foreach (var photo in copies)
                photos.Land(photo.Copy!, photo.Row.Path!);
            photos.Sync(copies.Select(photo => photo.Row.Path!));
            progress.Safe(copies.Count, copies.Sum(photo => photo.Copy!.Size));
        }
        catch (Exception exception)
        {
            Fault(exception, quit);
        }
    }

    private void Fault(Exception exception, CancellationTokenSource quit)
    {
        // The database lies on the same disk as the copies, and stops the import as they do.
        if (exception is DuckDBException && DiskRefusal.Words(exception, remedy: ManagedPhotos.Remedy) is { } words)
            exception = new TargetException(words, exception);
        Interlocked.CompareExchange(ref _fault, exception, null);
        quit.Cancel();
    }
}
