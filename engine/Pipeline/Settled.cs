using Bpp.Engine.Import;

namespace Bpp.Engine.Pipeline;

/// <summary>One file that is ready to be stored; exactly one of the two is set.</summary>
/// <param name="Outcome">What the analysis of the file gave.</param>
/// <param name="Copy">The file, when its content has facts already: a copy, a moved file, a touched file.</param>
internal sealed record Settled(AnalysisOutcome? Outcome, FingerprintedFile? Copy);
