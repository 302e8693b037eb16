using System.Collections.Concurrent;
using Bpp.Engine.Importing.Sources;

namespace Bpp.Engine.Importing;

/// <summary>An import while it runs. Written by the import, read by whoever shows it; thread-safe.</summary>
public sealed class ImportProgress
{
    private readonly ConcurrentQueue<ImportFailure> _failures = new();
    private long _found;
    private long _copied;
    private long _copiedBytes;
    private long _known;
    private long _sidecars;

    /// <summary>Told after every group of copies that is safe.</summary>
    public Action<ImportProgress>? Committed { get; init; }

    public long Found => Interlocked.Read(ref _found);

    /// <summary>Copies that have their name and survive a crash.</summary>
    public long Copied => Interlocked.Read(ref _copied);

    public long CopiedBytes => Interlocked.Read(ref _copiedBytes);

    public long Known => Interlocked.Read(ref _known);

    public long Sidecars => Interlocked.Read(ref _sidecars);

    public IReadOnlyCollection<ImportFailure> Failures => _failures;

    internal void FoundPhoto() => Interlocked.Increment(ref _found);

    internal void FoundKnown() => Interlocked.Increment(ref _known);

    internal void TookSidecar() => Interlocked.Increment(ref _sidecars);

    internal void Failed(ImportFailure failure) => _failures.Enqueue(failure);

    internal void Safe(int copies, long bytes)
    {
        Interlocked.Add(ref _copied, copies);
        Interlocked.Add(ref _copiedBytes, bytes);
        Committed?.Invoke(this);
    }
}
