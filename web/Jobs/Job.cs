namespace Bpp.Web.Jobs;

/// <summary>Work in the background, as pages show it. Written by its own thread, read by any.</summary>
internal sealed class Job(long id, string kind, Phrase title, DateTimeOffset queued) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public long Id { get; } = id;

    /// <summary>import, analyse, export, check, model.</summary>
    public string Kind { get; } = kind;

    public Phrase Title { get; } = title;

    public DateTimeOffset Queued { get; } = queued;

    public DateTimeOffset? Started { get; set; }

    public DateTimeOffset? Ended { get; set; }

    public JobState State { get; set; } = JobState.Waiting;

    /// <summary>What is going on.</summary>
    public Phrase? Step { get; set; }

    /// <summary>Dealt with, in photos or bytes; null where nothing is counted.</summary>
    public long? Done { get; set; }

    /// <summary>All there are; null while nobody knows.</summary>
    public long? Total { get; set; }

    /// <summary>How it ended, part by part.</summary>
    public IReadOnlyList<Phrase> Results { get; set; } = [];

    /// <summary>Where the result can be looked at.</summary>
    public string? Address { get; set; }

    /// <summary>What could not be done, file by file; the first of them.</summary>
    public IReadOnlyList<JobFailure> Failures { get; set; } = [];

    public long FailureCount { get; set; }

    /// <summary>The blocks of the dataflow, where it is one.</summary>
    public IReadOnlyList<JobBlock> Blocks { get; set; } = [];

    public CancellationToken Stop => _stop.Token;

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    /// <summary>Finish what is in flight and end; what is stored stays.</summary>
    public void Cancel() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
