using System.Numerics;

namespace Bpp.Engine.Selection;

/// <summary>A photo's dHash and aHash, 64 bits each.</summary>
/// <param name="Difference">dHash of the upright frame.</param>
/// <param name="Average">aHash of the upright frame.</param>
public readonly record struct Fingerprint(ulong Difference, ulong Average)
{
    // A flat sky or a black frame sets nearly all bits or nearly none, and is then "equal" to every other one.
    private const int FewestBits = 8;

    /// <summary>Whether the hashes say enough about the picture to compare it with any photo of the library.</summary>
    public bool IsTelling => IsMixed(Difference) && IsMixed(Average);

    /// <summary>Both hashes must agree: each is weak alone, and a false merge hides a keeper.</summary>
    /// <param name="other">The other photo.</param>
    /// <param name="bits">Bits that may differ in each hash.</param>
    public bool IsWithin(Fingerprint other, int bits) =>
        BitOperations.PopCount(Difference ^ other.Difference) <= bits && BitOperations.PopCount(Average ^ other.Average) <= bits;

    /// <summary>Bits that differ in both hashes together, 0–128.</summary>
    public int DistanceTo(Fingerprint other) =>
        BitOperations.PopCount(Difference ^ other.Difference) + BitOperations.PopCount(Average ^ other.Average);

    private static bool IsMixed(ulong hash) => BitOperations.PopCount(hash) is >= FewestBits and <= 64 - FewestBits;
}
