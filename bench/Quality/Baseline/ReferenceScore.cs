namespace Bpp.Bench.Quality.Baseline;

/// <summary>The baseline's numbers for one photo without a known face.</summary>
internal sealed record ReferenceScore(double Sharpness, double Exposure, double Total, ulong Dhash, ulong Ahash);
