namespace Bpp.Engine.Measuring;

/// <summary>
/// The raw numbers of one frame, a row of <c>facts.measurements</c>. Property names become the column names in snake case.
/// Nothing here is a score: the mapping to 0..1 is SQL (<c>queries/scoring</c>).
/// </summary>
public sealed record Measurements
{
    /// <summary>Difference hash of the upright frame, 9×8 grey, bit = right &gt; left, row-major from the most significant bit.</summary>
    public required ulong Dhash { get; init; }

    /// <summary>Average hash of the upright frame, 8×8 grey, bit = pixel &gt; mean, row-major from the most significant bit.</summary>
    public required ulong Ahash { get; init; }

    /// <summary>Noise-compensated local sharpness of the subject, log2 units; higher is sharper.</summary>
    public required float SubjectSharpness { get; init; }

    /// <summary>Median luma, 0–1, sRGB-encoded.</summary>
    public required float Brightness { get; init; }
}
