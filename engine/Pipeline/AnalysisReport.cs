namespace Bpp.Engine.Pipeline;

/// <summary>What an analysis did.</summary>
/// <param name="Input">Absolute path of the folder.</param>
/// <param name="Analyser">Version of the analyser.</param>
/// <param name="Complete">The whole folder was scanned and nothing was cut short.</param>
/// <param name="Scanned">Files found.</param>
/// <param name="Analysed">Photos whose facts were stored.</param>
/// <param name="Known">Files whose content was analysed before: copies, moved and touched files.</param>
/// <param name="Unchanged">Files that needed no reading.</param>
/// <param name="Failures">Every file that could not be analysed, by path.</param>
/// <param name="Warnings">Photos that were analysed although something is odd about them, by path.</param>
/// <param name="Elapsed">Wall-clock time.</param>
/// <param name="Blocks">Counters of each block.</param>
public sealed record AnalysisReport(
    string Input,
    string Analyser,
    bool Complete,
    long Scanned,
    long Analysed,
    long Known,
    long Unchanged,
    IReadOnlyList<PhotoFailure> Failures,
    IReadOnlyList<PhotoFailure> Warnings,
    TimeSpan Elapsed,
    IReadOnlyList<BlockSnapshot> Blocks)
{
    /// <summary>Photos analysed in a second of the run.</summary>
    public double PhotosPerSecond => Elapsed > TimeSpan.Zero ? Analysed / Elapsed.TotalSeconds : 0;
}
