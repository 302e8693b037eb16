using Bpp.Engine.Selection;
using FsCheck.Xunit;

namespace Bpp.Tests.Selection;

public sealed class NearDuplicatePairsTests
{
    [Property(MaxTest = 40)]
    public void Find_AnyFingerprints_EqualsBruteForce(int seed, byte bits)
    {
        var random = new Random(seed);
        var photos = Clustered(random, count: 700);
        var threshold = bits % 14;
        Assert.Equal(BruteForce(photos, threshold), NearDuplicatePairs.Find(photos, threshold));
    }

    [Fact]
    public void Find_OneCrowdedBucket_EqualsBruteForce()
    {
        // The same dHash everywhere: every piece's bucket holds all photos.
        var random = new Random(7);
        var photos = Clustered(random, count: 900).Select(photo => photo with { Difference = 0x0F0F_3355_AACC_1248 }).ToArray();
        Assert.Equal(BruteForce(photos, 5), NearDuplicatePairs.Find(photos, 5));
    }

    [Fact]
    public void Find_MoreThanTheLimit_GivesUp() =>
        Assert.Null(NearDuplicatePairs.Find([.. Enumerable.Repeat(new Fingerprint(1, 2, 3), 50)], 3, maxPairs: 100));

    private static Fingerprint[] Clustered(Random random, int count)
    {
        var photos = new Fingerprint[count];
        for (var i = 0; i < count; i++)
        {
            photos[i] = i == 0 || random.Next(3) == 0
                ? new Fingerprint((ulong)random.NextInt64() << 1, (ulong)random.NextInt64() << 1, (ulong)random.NextInt64() << 1)
                : new Fingerprint(Flip(photos[random.Next(i)].Difference, random), Flip(photos[random.Next(i)].Average, random), Flip(photos[random.Next(i)].Frequency, random));
            if (i > 0 && random.Next(2) == 0)
            {
                var near = photos[random.Next(i)];
                photos[i] = new Fingerprint(Flip(near.Difference, random), Flip(near.Average, random), Flip(Flip(near.Frequency, random), random));
            }
        }

        return photos;
    }

    private static ulong Flip(ulong hash, Random random)
    {
        for (var i = random.Next(9); i > 0; i--)
            hash ^= 1UL << random.Next(64);
        return hash;
    }

    private static List<(int First, int Second)> BruteForce(Fingerprint[] photos, int bits)
    {
        var pairs = new List<(int First, int Second)>();
        for (var i = 0; i < photos.Length; i++)
        {
            for (var j = i + 1; j < photos.Length; j++)
            {
                if (photos[i].IsWithin(photos[j], bits))
                    pairs.Add((i, j));
            }
        }

        return pairs;
    }
}
