using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Dataflow;
using Bpp.Engine.Import;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Pipeline;

/// <summary>
/// The dataflow: scan → fingerprint → analyser (decode → stages) → batch → store. Blocks never throw and none is cancelled from outside:
/// items carry their failures, and once aborted they pass through unprocessed, so that every frame is returned and nothing hangs.
/// </summary>
internal sealed class AnalysisPipeline(
    IPhotoAnalyser analyser,
    Func<PhotoFile, CancellationToken, string> fingerprint,
    IAnalysisMemory memory,
    Action<IReadOnlyList<Settled>> store,
    AnalysisOptions options,
    TimeProvider time)
{
    private readonly ContentLedger _ledger = new();
    private Exception? _fault;

    /// <summary>Runs to the end, or until stopped.</summary>
    /// <param name="scan">The files, lazily.</param>
    /// <param name="progress">Filled while it runs.</param>
    /// <param name="stop">No further files; those in flight are finished and stored.</param>
    /// <param name="abort">Give up what is in flight too; what is finished is stored.</param>
    /// <returns>Whether every file of the scan was dealt with.</returns>
    public async Task<bool> RunAsync(IEnumerable<ScanResult> scan, AnalysisProgress progress, CancellationToken stop, CancellationToken abort)
    {
        // A fault of ours (the store cannot write) gives everything up, as an abort does.
        using var quit = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var running = analyser.Start(quit.Token);
        var settings = new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = options.Workers, BoundedCapacity = options.Workers * 4, EnsureOrdered = false };
        var fingerprints = new BlockCounters("fingerprint", options.Workers, options.Workers * 4);
        var stores = new BlockCounters("store", 1, options.BatchSize * 2);

        var resolve = new TransformManyBlock<AnalysisOutcome, Settled>(_ledger.Resolve, new() { BoundedCapacity = options.BatchSize });
        var batches = new BatchBlock<Settled>(options.BatchSize, new() { BoundedCapacity = options.BatchSize * 2 });
        var identify = new ActionBlock<PhotoFile>(file => IdentifyAsync(file, running.Block, batches, fingerprints, quit.Token), settings);
        var storing = new ActionBlock<Settled[]>(batch => Store(batch, stores, progress, quit), new() { BoundedCapacity = 1 });
        fingerprints.Depth = () => identify.InputCount;
        stores.Depth = () => resolve.InputCount + (batches.OutputCount * options.BatchSize);
        progress.Begin([fingerprints, .. running.Counters, stores]);

        running.Block.LinkTo(resolve);
        resolve.LinkTo(batches);
        batches.LinkTo(storing, new DataflowLinkOptions { PropagateCompletion = true });
        await using var flush = time.CreateTimer(_ => batches.TriggerBatch(), null, options.FlushInterval, options.FlushInterval);

        var complete = await Task.Run(() => FeedAsync(scan, identify, batches, progress, quit, stop), CancellationToken.None);
        identify.Complete();
        await identify.Completion;
        running.Block.Complete();
        await running.Block.Completion;
        resolve.Complete();
        await resolve.Completion;
        batches.Complete();
        await storing.Completion;

        if (_fault is not null)
            ExceptionDispatchInfo.Throw(_fault);
        return complete && !quit.IsCancellationRequested;
    }

    private async Task<bool> FeedAsync(
        IEnumerable<ScanResult> scan,
        ITargetBlock<PhotoFile> identify,
        ITargetBlock<Settled> settled,
        AnalysisProgress progress,
        CancellationTokenSource quit,
        CancellationToken stop)
    {
        try
        {
            foreach (var found in scan)
            {
                if (stop.IsCancellationRequested || quit.IsCancellationRequested || (options.MaxFiles > 0 && progress.Scanned >= options.MaxFiles))
                    return false;
                progress.FoundFile();
                if (found.Failure is not null)
                {
                    memory.Saw(found.Failure.File.RelativePath);
                    await settled.SendAsync(new Settled(new AnalysisOutcome(null, found.Failure), null));
                    continue;
                }

                var file = found.File!;
                var knowledge = memory.Look(file);
                if (knowledge is FileKnowledge.Unknown)
                    await identify.SendAsync(file);
                else if (knowledge is FileKnowledge.FailedBefore)
                    progress.Remembered(memory.FailureOf(file));
                else
                    progress.FoundUnchanged();
            }

            progress.Total = progress.Scanned;
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested || quit.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            Fault(exception, quit);
            return false;
        }
    }

    private async Task IdentifyAsync(
        PhotoFile file,
        ITargetBlock<FingerprintedFile> analyse,
        ITargetBlock<Settled> settled,
        BlockCounters counters,
        CancellationToken quit)
    {
        FingerprintedFile? source = null;
        PhotoFailure? failure = null;
        counters.Measure(time, () =>
        {
            if (quit.IsCancellationRequested)
                return false;
            try
            {
                source = new FingerprintedFile(file, fingerprint(file, quit));
            }
            catch (OperationCanceledException) when (quit.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                failure = Failures.Of(exception, file, null, PhotoStage.Fingerprint);
            }

            return source is not null;
        });

        if (failure is not null)
            await settled.SendAsync(new Settled(new AnalysisOutcome(null, failure), null));
        else if (source is not null && memory.HasContent(source.Sha256))
            await settled.SendAsync(new Settled(null, source));
        else if (source is not null)
            await LeadOrFollowAsync(source, analyse, settled);
    }

    private async Task LeadOrFollowAsync(FingerprintedFile source, ITargetBlock<FingerprintedFile> analyse, ITargetBlock<Settled> settled)
    {
        if (_ledger.Lead(source, out var shared))
            await analyse.SendAsync(source);
        else if (shared is not null)
            await settled.SendAsync(shared); // else it waits in the ledger for its first copy
    }

    private void Store(Settled[] batch, BlockCounters counters, AnalysisProgress progress, CancellationTokenSource quit)
    {
        if (_fault is not null)
            return;
        try
        {
            counters.Measure(time, () =>
            {
                store(batch);
                return true;
            }, batch.Length);
            progress.Committed(batch);
        }
        catch (Exception exception)
        {
            Fault(exception, quit);
        }
    }

    private void Fault(Exception exception, CancellationTokenSource quit)
    {
        Interlocked.CompareExchange(ref _fault, exception, null);
        quit.Cancel();
    }
}
