namespace Bpp.Engine.Decisions;

/// <summary>One thing the user decided. What the columns mean depends on the kind.</summary>
/// <param name="Kind">set, include, exclude, clear, crown, person_named, …</param>
/// <param name="Sha256">The photo's content; null when it is about no photo.</param>
/// <param name="Subject">Setting, person, album, tag.</param>
/// <param name="Value">New value; null resets.</param>
public sealed record DecisionEvent(string Kind, string? Sha256 = null, string? Subject = null, string? Value = null);
