namespace Bpp.Bench.Quality.Faces;

/// <summary>What the product makes of a face's eyes.</summary>
/// <param name="Open">How likely they are open, 0–1; null when no eye was read.</param>
/// <param name="Closed">Whether the face counts as one with closed eyes.</param>
internal readonly record struct EyeVerdict(float? Open, bool Closed);
