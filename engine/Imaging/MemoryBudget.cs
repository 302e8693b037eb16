namespace Bpp.Engine.Imaging;

/// <summary>
/// Lets decodes that hold a whole picture in memory run side by side only while their sum fits the budget,
/// so that ten progressive JPEGs on ten threads cost no more memory than the largest of them.
/// </summary>
internal sealed class MemoryBudget
{
    private readonly long _capacity;
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private long _free;

    /// <param name="capacity">Bytes.</param>
    public MemoryBudget(long capacity)
    {
        _capacity = capacity;
        _free = capacity;
    }

    /// <summary>Waits until <paramref name="bytes"/> fit; whoever needs more than everything gets everything. First come, first served.</summary>
    public IDisposable? Enter(long bytes, CancellationToken cancellationToken)
    {
        if (bytes <= 0)
            return null;
        var waiter = new Waiter(this, Math.Min(bytes, _capacity));
        lock (_lock)
        {
            _waiting.AddLast(waiter);
            Admit();
        }

        try
        {
            waiter.Admitted.Wait(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            waiter.Dispose();
            throw;
        }

        return waiter;
    }

    private void Admit()
    {
        while (_waiting.First is { } next && next.Value.Bytes <= _free)
        {
            _waiting.RemoveFirst();
            _free -= next.Value.Bytes;
            next.Value.Admitted.Set();
        }
    }

    private void Leave(Waiter waiter)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(waiter))
                _free += waiter.Bytes;
            Admit();
        }
    }

    private sealed class Waiter(MemoryBudget budget, long bytes) : IDisposable
    {
        private int _left;

        public long Bytes { get; } = bytes;

        public ManualResetEventSlim Admitted { get; } = new(false);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                budget.Leave(this);
        }
    }
}
