namespace Bpp.Engine.Storage;

/// <summary>What one analysis run did.</summary>
/// <param name="Scanned">Files the scan found.</param>
/// <param name="Analysed">Photos decoded and measured in this run.</param>
/// <param name="Unchanged">Files skipped because their facts were there already.</param>
/// <param name="Failed">Files without facts, earlier unchanged failures included; warnings not.</param>
public sealed record RunCounts(long Scanned, long Analysed, long Unchanged, long Failed);
