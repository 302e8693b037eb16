using System.Globalization;

namespace Bpp.Bench.Crash;

/// <summary>What a series of kills did.</summary>
/// <param name="Kills">Processes that were ended by force while they worked.</param>
/// <param name="Finished">Processes that were done before their time came.</param>
/// <param name="Acknowledged">Decisions a process said were made.</param>
/// <param name="Problems">Broken invariants, one sentence each.</param>
internal sealed record CrashTally(int Kills, int Finished, int Acknowledged, IReadOnlyList<CrashProblem> Problems)
{
    public int Of(CrashKind kind) => Problems.Count(problem => problem.Kind == kind);

    /// <summary>One line; all zeros behind the kills is what must be.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"kills {Kills}, lost {Of(CrashKind.Lost)}, changed {Of(CrashKind.Changed)}, failed opens {Of(CrashKind.FailedOpen)}, half files {Of(CrashKind.HalfFile)}, inconsistent {Of(CrashKind.Inconsistent)}, unfinished {Of(CrashKind.Unfinished)}");
}
