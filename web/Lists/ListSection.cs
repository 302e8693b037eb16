namespace Bpp.Web.Lists;

/// <summary>A run of photos of one month.</summary>
/// <param name="Month"><c>2026-07</c>; null for photos whose month is not known.</param>
/// <param name="Start">Index of its first photo.</param>
/// <param name="Count">Photos.</param>
internal sealed record ListSection(string? Month, int Start, int Count);
