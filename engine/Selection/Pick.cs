namespace Bpp.Engine.Selection;

/// <summary>A chosen photo.</summary>
/// <param name="PhotoId">Row of <c>photos</c>.</param>
/// <param name="Rank">Order of choice, from 1.</param>
/// <param name="Path">Below the scanned folder, with <c>/</c>.</param>
/// <param name="File">Absolute path.</param>
/// <param name="TakenAt">Wall-clock time; null when unknown.</param>
/// <param name="Score">0–1, boosts included.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record Pick(long PhotoId, long Rank, string Path, string File, DateTime? TakenAt, double Score, string Reason);
