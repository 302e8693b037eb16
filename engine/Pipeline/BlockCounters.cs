namespace Bpp.Engine.Pipeline;

/// <summary>What one block of the dataflow has done so far. Thread-safe; progress, web page and benchmark print it.</summary>
/// <param name="name">Short lower-case name, unique in a pipeline.</param>
/// <param name="parallelism">Items the block works on at once.</param>
/// <param name="capacity">Items the block may hold, those in work included.</param>
public sealed class BlockCounters(string name, int parallelism, int capacity)
{
    private long _in;
    private long _out;
    private long _failed;
    private long _busyTicks;

    public string Name { get; } = name;

    public int Parallelism { get; } = parallelism;

    public int Capacity { get; } = capacity;

    internal Func<int> Depth { get; set; } = () => 0;

    /// <summary>Does the work on some items and counts them: in, out or failed, and the time it took.</summary>
    /// <param name="time">Measures the work.</param>
    /// <param name="work">Returns whether the items came out well.</param>
    /// <param name="items">How many photos the work is about.</param>
    internal void Measure(TimeProvider time, Func<bool> work, int items = 1)
    {
        Interlocked.Add(ref _in, items);
        var start = time.GetTimestamp();
        var ok = false;
        try
        {
            ok = work();
        }
        finally
        {
            Interlocked.Add(ref _busyTicks, time.GetElapsedTime(start).Ticks);
            if (ok)
                Interlocked.Add(ref _out, items);
            else
                Interlocked.Add(ref _failed, items);
        }
    }

    /// <summary>The counters now; <c>In = Out + Failed</c> once the block is idle.</summary>
    public BlockSnapshot Snapshot() => new(
        Name,
        Parallelism,
        Capacity,
        Interlocked.Read(ref _in),
        Interlocked.Read(ref _out),
        Interlocked.Read(ref _failed),
        new TimeSpan(Interlocked.Read(ref _busyTicks)),
        Depth());
}
