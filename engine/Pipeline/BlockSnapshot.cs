namespace Bpp.Engine.Pipeline;

/// <summary>The counters of one block at one moment.</summary>
/// <param name="Name">Name of the block.</param>
/// <param name="Parallelism">Items worked on at once.</param>
/// <param name="Capacity">Items the block may hold.</param>
/// <param name="In">Items begun.</param>
/// <param name="Out">Items that came out well.</param>
/// <param name="Failed">Items that failed or were given up.</param>
/// <param name="Busy">Working time summed over all threads.</param>
/// <param name="Queued">Items waiting.</param>
public sealed record BlockSnapshot(string Name, int Parallelism, int Capacity, long In, long Out, long Failed, TimeSpan Busy, int Queued)
{
    /// <summary>Share of the block's threads that was at work, 0–1, over a run of the given length.</summary>
    public double BusyShare(TimeSpan elapsed) =>
        elapsed <= TimeSpan.Zero ? 0 : Math.Min(1, Busy / (elapsed * Parallelism));
}
