using System.Numerics;

namespace Bpp.Engine.Selection;

/// <summary>A photo's dHash, aHash and pHash, 64 bits each.</summary>
/// <param name="Difference">dHash of the upright frame.</param>
/// <param name="Average">aHash of the upright frame.</param>
/// <param name="Frequency">pHash of the upright frame.</param>
public readonly record struct Fingerprint(ulong Difference, ulong Average, ulong Frequency)
{
    // A flat sky or a black frame sets nearly all bits or nearly none, and is then "equal" to every other one.
    private const int FewestBits = 8;

    // A head that turns within a burst moves the finer waves of pHash more than the coarse cells of the others.
    private const int FrequencySlack = 2;

    /// <summary>Whether the hashes say enough about the picture to compare it with any photo of the library.</summary>
    public bool IsTelling => IsMixed(Difference) && IsMixed(Average);

    /// <summary>
    /// All hashes must agree: each is weak alone, and a false merge hides a keeper. dHash and aHash see the same coarse light and dark,
    /// and take two heads before a pale wall for one; pHash does not: unrelated photos differ there by 13 bits at the least (32 is
    /// the middle), copies by 10 at the most.
    /// </summary>
    /// <param name="other">The other photo.</param>
    /// <param name="bits">Bits that may differ in dHash and in aHash; two more in pHash, none at 0.</param>
    public bool IsWithin(Fingerprint other, int bits) =>
        BitOperations.PopCount(Difference ^ other.Difference) <= bits
        && BitOperations.PopCount(Average ^ other.Average) <= bits
        && BitOperations.PopCount(Frequency ^ other.Frequency) <= FrequencyBits(bits);

    /// <summary>How many bits may differ in pHash where <paramref name="bits"/> may in the others.</summary>
    public static int FrequencyBits(int bits) => bits == 0 ? 0 : bits + FrequencySlack;

    /// <summary>Bits that differ in dHash and aHash together, 0–128.</summary>
    public int DistanceTo(Fingerprint other) =>
        BitOperations.PopCount(Difference ^ other.Difference) + BitOperations.PopCount(Average ^ other.Average);

    private static bool IsMixed(ulong hash) => BitOperations.PopCount(hash) is >= FewestBits and <= 64 - FewestBits;
}
