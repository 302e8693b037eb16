using System.Collections.Concurrent;

namespace Bpp.Engine.Pipeline;

/// <summary>A run while it runs. Written by the pipeline, read by whoever shows it; thread-safe.</summary>
public sealed class AnalysisProgress
{
    private readonly ConcurrentQueue<PhotoFailure> _failures = new();
    private readonly ConcurrentQueue<PhotoFailure> _warnings = new();
    private IReadOnlyList<BlockCounters> _blocks = [];
    private long _scanned;
    private long _analysed;
    private long _known;
    private long _unchanged;
    private long _total = -1;

    /// <summary>Told after every committed batch, from the storing thread.</summary>
    public Action<AnalysisProgress>? Stored { get; init; }

    /// <summary>Files the scan found so far.</summary>
    public long Scanned => Interlocked.Read(ref _scanned);

    /// <summary>Photos whose facts are committed.</summary>
    public long Analysed => Interlocked.Read(ref _analysed);

    /// <summary>Files whose content was analysed before: copies, moved and touched files; committed.</summary>
    public long Known => Interlocked.Read(ref _known);

    /// <summary>Files that needed no reading.</summary>
    public long Unchanged => Interlocked.Read(ref _unchanged);

    public long Failed => _failures.Count;

    /// <summary>Files that are dealt with.</summary>
    public long Done => Analysed + Known + Unchanged + Failed;

    /// <summary>Files there are; null until they are counted.</summary>
    public long? Total
    {
        get => Interlocked.Read(ref _total) is >= 0 and var total ? total : null;
        internal set => Interlocked.Exchange(ref _total, value ?? -1);
    }

    /// <summary>Files that failed, remembered failures included.</summary>
    public IReadOnlyCollection<PhotoFailure> Failures => _failures;

    /// <summary>Photos that were analysed although something is odd about them.</summary>
    public IReadOnlyCollection<PhotoFailure> Warnings => _warnings;

    /// <summary>The blocks in the order of the flow.</summary>
    public IReadOnlyList<BlockSnapshot> Blocks => [.. _blocks.Select(block => block.Snapshot())];

    internal void Begin(IReadOnlyList<BlockCounters> blocks) => _blocks = blocks;

    internal void FoundFile() => Interlocked.Increment(ref _scanned);

    internal void FoundUnchanged() => Interlocked.Increment(ref _unchanged);

    internal void Remembered(PhotoFailure failure) => _failures.Enqueue(failure);

    internal void Committed(IReadOnlyList<Settled> batch)
    {
        foreach (var (outcome, copy) in batch)
        {
            if (outcome?.Failure is { } failure)
                (failure.IsWarning ? _warnings : _failures).Enqueue(failure);
            if (outcome?.Facts is not null)
                Interlocked.Increment(ref _analysed);
            else if (copy is not null)
                Interlocked.Increment(ref _known);
        }

        Stored?.Invoke(this);
    }
}
