namespace Bpp.Engine.Pipeline;

/// <summary>What came of one request: facts, a failure, or facts with a warning.</summary>
/// <param name="Facts">Null when the photo failed.</param>
/// <param name="Failure">Null when all went well; a warning when <paramref name="Facts"/> is there too.</param>
public sealed record AnalysisOutcome(PhotoFacts? Facts, PhotoFailure? Failure);
