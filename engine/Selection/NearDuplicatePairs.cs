using System.Numerics;

namespace Bpp.Engine.Selection;

/// <summary>
/// Finds all pairs of distinct fingerprints that are within t bits (<see cref="Fingerprint.IsWithin"/>), exactly as comparing every pair would.
/// Pigeonhole: cut the dHash into t+1 pieces; a pair within t bits agrees wholly in one piece. So only photos that share a piece are
/// compared, and those of a crowded piece only where they also share one of the aHash's t+1 pieces (Norouzi, Punjani, Fleet:
/// Fast Exact Search in Hamming Space with Multi-Index Hashing, 2014).
/// </summary>
public static class NearDuplicatePairs
{
    // More pieces than this are so narrow that comparing everything is as fast.
    private const int MostBits = 10;
    private const int CrowdedBucket = 256;

    /// <summary>All pairs within <paramref name="bits"/>, each once as (smaller index, larger index), in ascending order.</summary>
    /// <param name="fingerprints">Any fingerprints; equal ones are pairs too, so collapse them first where there may be thousands.</param>
    /// <param name="bits">Bits that may differ in dHash and aHash, 0–64.</param>
    /// <param name="maxPairs">Give up beyond this many.</param>
    /// <param name="ct">Stops the search.</param>
    /// <returns>The pairs, or null when there are more than <paramref name="maxPairs"/>.</returns>
    public static List<(int First, int Second)>? Find(IReadOnlyList<Fingerprint> fingerprints, int bits, int maxPairs = int.MaxValue, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(fingerprints);
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        var photos = fingerprints as Fingerprint[] ?? [.. fingerprints];
        var pieces = Pieces(bits);
        var found = new List<(int First, int Second)>();
        var overflow = false;
        var buckets = pieces.SelectMany((mask, piece) => BucketsOf(photos, mask).Select(bucket => (Piece: piece, Photos: bucket)));
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = ct };
        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(buckets, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering),
            options,
            (bucket, state) =>
            {
                var mine = new List<(int, int)>();
                Compare(photos, bucket.Photos, bits, pieces, bucket.Piece, maxPairs, mine);
                if (mine.Count == 0)
                    return;
                lock (found)
                {
                    if (found.Count + (long)mine.Count > maxPairs)
                    {
                        overflow = true;
                        state.Stop();
                        return;
                    }

                    found.AddRange(mine);
                }
            });
        if (overflow)
            return null;
        found.Sort();
        return found;
    }

    /// <summary>Masks of bits+1 pieces that together cover the 64 bits, or one empty mask where that would not pay.</summary>
    private static ulong[] Pieces(int bits)
    {
        if (bits > MostBits)
            return [0];
        var count = bits + 1;
        var masks = new ulong[count];
        for (var bit = 0; bit < 64; bit++)
            masks[bit * count / 64] |= 1UL << bit;
        return masks;
    }

    /// <summary>The photos that share the masked part of their dHash, as runs of one sorted array.</summary>
    private static IEnumerable<ArraySegment<int>> BucketsOf(Fingerprint[] photos, ulong mask)
    {
        var keys = Array.ConvertAll(photos, photo => photo.Difference & mask);
        var order = new int[photos.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);
        return Runs(keys, order);
    }

    private static IEnumerable<ArraySegment<int>> Runs(ulong[] keys, int[] order)
    {
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                yield return new ArraySegment<int>(order, start, end - start);
            start = end;
        }
    }

    private static void Compare(Fingerprint[] photos, ArraySegment<int> bucket, int bits, ulong[] pieces, int piece, int maxPairs, List<(int, int)> pairs)
    {
        if (bucket.Count <= CrowdedBucket || pieces.Length == 1)
        {
            CompareAll(photos, bucket, bits, pieces, piece, averagePiece: -1, maxPairs, pairs);
            return;
        }

        for (var averagePiece = 0; averagePiece < pieces.Length; averagePiece++)
        {
            var mask = pieces[averagePiece];
            var order = bucket.ToArray();
            var keys = Array.ConvertAll(order, photo => photos[photo].Average & mask);
            Array.Sort(keys, order);
            foreach (var run in Runs(keys, order))
                CompareAll(photos, run, bits, pieces, piece, averagePiece, maxPairs, pairs);
        }
    }

    private static void CompareAll(Fingerprint[] photos, ArraySegment<int> run, int bits, ulong[] pieces, int piece, int averagePiece, int maxPairs, List<(int, int)> pairs)
    {
        // Side by side in memory: the loop below is all the time there is.
        var gathered = new Fingerprint[run.Count];
        for (var i = 0; i < gathered.Length; i++)
            gathered[i] = photos[run[i]];
        var frequencyBits = Fingerprint.FrequencyBits(bits);
        for (var i = 0; i < gathered.Length; i++)
        {
            var (difference, average, frequency) = gathered[i];
            for (var j = i + 1; j < gathered.Length; j++)
            {
                var other = gathered[j];
                if (BitOperations.PopCount(difference ^ other.Difference) > bits || BitOperations.PopCount(average ^ other.Average) > bits)
                    continue;
                if (BitOperations.PopCount(frequency ^ other.Frequency) > frequencyBits)
                    continue;
                if (AgreeBefore(difference ^ other.Difference, pieces, piece) || AgreeBefore(average ^ other.Average, pieces, averagePiece))
                    continue;
                pairs.Add((Math.Min(run[i], run[j]), Math.Max(run[i], run[j])));
            }

            if (pairs.Count > maxPairs)
                return;
        }
    }

    /// <summary>Whether an earlier piece agrees as well: the pair was found there.</summary>
    private static bool AgreeBefore(ulong differing, ulong[] pieces, int piece)
    {
        for (var earlier = 0; earlier < piece; earlier++)
        {
            if ((differing & pieces[earlier]) == 0)
                return true;
        }

        return false;
    }
}
