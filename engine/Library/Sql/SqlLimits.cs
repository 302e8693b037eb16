namespace Bpp.Engine.Library.Sql;

/// <summary>What a user's query may take.</summary>
/// <param name="Time">It is cancelled after this.</param>
/// <param name="Growth">And when the process grows by more than this, bytes.</param>
internal sealed record SqlLimits(TimeSpan Time, long Growth)
{
    /// <summary>How long after it was cancelled a query may keep on taking more than twice the memory before the process ends.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long it may run on at all; null in a server, which has more to do than this query.</summary>
    public TimeSpan? Overrun { get; init; }
}
