using Bpp.Engine.Import;

namespace Bpp.Engine.Pipeline;

/// <summary>How a folder is analysed.</summary>
public sealed record AnalysisOptions
{
    public const int DefaultMaxLongSide = 1024;

    public const int DefaultBatchSize = 256;

    /// <summary>Photos decoded and measured at once.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Stop after this many files; 0 = all.</summary>
    public int MaxFiles { get; init; }

    /// <summary>Longest side of the frame that is measured, pixels.</summary>
    public int MaxLongSide { get; init; } = DefaultMaxLongSide;

    /// <summary>What to look for and where.</summary>
    public ScanOptions Scan { get; init; } = new();

    /// <summary>Read files again that failed before and have not changed.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Look for faces, if the models for it are there.</summary>
    public bool Faces { get; init; } = true;

    /// <summary>Photos in one transaction, at most.</summary>
    public int BatchSize { get; init; } = DefaultBatchSize;

    /// <summary>A photo waits no longer than this to be stored: what a kill may cost.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(1);
}
