namespace Bpp.Bench.Quality;

/// <summary>One line of the table: the same number for Bpp and for the baseline.</summary>
/// <param name="Baseline">Null where the reference has no such thing.</param>
/// <param name="Count">How many photos, series or pairs the number rests on.</param>
/// <param name="Target">What Bpp must reach; null where the baseline is the yardstick.</param>
internal sealed record QualityRow(string Task, string Measure, string Half, int Count, double Bpp, double? Baseline, double? Target = null);
