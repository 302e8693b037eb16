namespace Bpp.Web.Health;

/// <summary>One thing that was looked at.</summary>
/// <param name="Key">Stable name, for programs.</param>
/// <param name="Title">English; a key of the texts.</param>
/// <param name="State">What it asks of the reader.</param>
/// <param name="Words">What was found, in the reader's language.</param>
/// <param name="Remedy">What to do; null when there is nothing to do.</param>
internal sealed record HealthLine(string Key, string Title, HealthState State, string Words, string? Remedy = null);
