namespace Bpp.Bench.Crash;

/// <summary>Which promise was broken.</summary>
internal enum CrashKind
{
    /// <summary>A decision that was acknowledged is not there.</summary>
    Lost,

    /// <summary>An original is not what it was.</summary>
    Changed,

    /// <summary>The library did not open, or only by being rescued.</summary>
    FailedOpen,

    /// <summary>A file has its final name and not its whole content.</summary>
    HalfFile,

    /// <summary>Rows contradict each other or the journal.</summary>
    Inconsistent,

    /// <summary>The undisturbed run at the end did not complete the work.</summary>
    Unfinished,
}
