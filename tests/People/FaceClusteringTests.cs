using Bpp.Engine.People.Clustering;
using FsCheck.Xunit;
using static Bpp.Tests.People.SyntheticFaces;

namespace Bpp.Tests.People;

public sealed class FaceClusteringTests
{
    [Fact]
    public void Run_ClearPeople_OneGroupEach()
    {
        var groups = Cluster(Make(20, 12, 0.55f), Unnamed(240));

        Assert.Equal(20, groups.Distinct().Count());
        Assert.All(Enumerable.Range(0, 240), row => Assert.Equal(groups[row / 12 * 12], groups[row]));
    }

    [Fact]
    public void Run_Strangers_StayAlone()
    {
        var groups = Cluster(Make(300, 1, 0.55f), Unnamed(300));

        Assert.Equal(300, groups.Distinct().Count());
    }

    [Fact]
    public void Run_ManyFaces_InvertedFileFindsThePeople()
    {
        var vectors = Make(900, 10, 0.6f, 64);
        var groups = Cluster(vectors, Unnamed(vectors.Count));

        var pairs = 0;
        var together = 0;
        for (var row = 0; row < groups.Length; row++)
        {
            for (var other = row + 1; other < (row / 10 * 10) + 10; other++)
            {
                pairs++;
                together += groups[row] == groups[other] ? 1 : 0;
            }
        }

        Assert.True(together > 0.97 * pairs, $"{together} of {pairs} pairs");
        Assert.All(groups.Index().GroupBy(item => item.Item), group => Assert.True(group.Select(item => item.Index / 10).Distinct().Count() == 1, "a group holds two people"));
    }

    [Property(MaxTest = 20)]
    public bool Run_FacesInAnotherOrder_SameGroups(int seed)
    {
        var vectors = Make(12, 6, 0.5f, 64, seed);
        var order = Enumerable.Range(0, vectors.Count).ToArray();
        new Random(seed).Shuffle(order);
        var shuffled = new UnitVectors(vectors.Count, vectors.Dimension);
        for (var row = 0; row < order.Length; row++)
            vectors[order[row]].CopyTo(shuffled[row]);

        var straight = Cluster(vectors, Unnamed(vectors.Count));
        var mixed = Cluster(shuffled, Unnamed(vectors.Count));

        return Partition(straight, row => row).SetEquals(Partition(mixed, row => order[row]));
    }

    [Fact]
    public void Run_NamedFaces_StayTogetherHoweverDifferent()
    {
        var samples = Unnamed(24);
        samples[0] = samples[0] with { Person = "emma" };
        samples[23] = samples[23] with { Person = "emma" };
        var groups = Cluster(Make(2, 12, 0.6f), samples);

        Assert.Equal(groups[0], groups[23]);
    }

    [Fact]
    public void Run_TwoNamesForOnePerson_StayApart()
    {
        var samples = Unnamed(12);
        samples[0] = samples[0] with { Person = "emma" };
        samples[1] = samples[1] with { Person = "noah" };
        var groups = Cluster(Make(1, 12, 0.7f), samples);

        Assert.NotEqual(groups[0], groups[1]);
    }

    [Fact]
    public void Run_FacesOfOnePhoto_AreDifferentPeople()
    {
        var samples = Unnamed(2);
        samples[1] = samples[1] with { Photo = samples[0].Photo };
        var groups = Cluster(Make(1, 2, 0.8f), samples);

        Assert.NotEqual(groups[0], groups[1]);
    }

    [Fact]
    public void Run_PoorFace_IsAttachedOnlyWhenClear()
    {
        var vectors = Make(3, 10, 0.6f);
        var samples = Unnamed(30);
        samples[0] = samples[0] with { Quality = 0.1f };
        vectors[15].CopyTo(vectors[29]);
        for (var at = 0; at < vectors.Dimension; at++)
            vectors[29][at] += vectors[1][at];
        UnitVectors.Normalise(vectors[29]);
        samples[29] = samples[29] with { Quality = 0.1f };
        var groups = FaceClustering.Run(vectors, samples, Options, default);

        Assert.Equal(groups[1].Group, groups[0].Group);
        Assert.Equal(-1, groups[29].Group);
    }

    [Fact]
    public void Run_PoorDrawnFace_BelongsToItsPersonWithoutChangingThem()
    {
        var vectors = Make(2, 10, 0.6f);
        var samples = Unnamed(20);
        samples[0] = samples[0] with { Person = "Emma" };
        samples[15] = samples[15] with { Person = "Emma", Quality = 0.1f, IsDrawn = true };
        // A doubtful face of the same photo cannot be Emma's too.
        samples[9] = samples[9] with { Photo = samples[15].Photo, Quality = 0.1f };
        var groups = FaceClustering.Run(vectors, samples, Options, default);

        Assert.All(Enumerable.Range(1, 8), row => Assert.Equal(groups[0].Group, groups[row].Group));
        Assert.Equal(groups[0].Group, groups[15].Group);
        Assert.Equal(-1, groups[9].Group);
        Assert.DoesNotContain(groups[0].Group, Enumerable.Range(10, 10).Where(row => row != 15).Select(row => groups[row].Group));
    }

    [Theory]
    [InlineData(0.1f, true, false)]
    [InlineData(0.9f, true, true)]
    [InlineData(0.1f, false, true)]
    public void Run_OnlyNamedFaceOfAPerson_GathersOthersUnlessItIsPoorAndDrawn(float quality, bool isDrawn, bool gathers)
    {
        var samples = Unnamed(20);
        samples[15] = samples[15] with { Person = "Emma", Quality = quality, IsDrawn = isDrawn };
        var groups = FaceClustering.Run(Make(2, 10, 0.6f), samples, Options, default);

        Assert.Equal(gathers, groups[10].Group == groups[15].Group);
    }

    [Fact]
    public void Run_EarlierGroups_AreKeptAndNewFacesJoinThem()
    {
        var vectors = Make(4, 10, 0.6f);
        var samples = Unnamed(40);
        var first = Cluster(vectors, samples);
        for (var row = 0; row < 40; row++)
        {
            if (row % 10 != 9)
                samples[row] = samples[row] with { Earlier = $"c{first[row]}" };
        }

        Assert.True(Partition(first, row => row).SetEquals(Partition(Cluster(vectors, samples), row => row)));
    }

    private static int[] Cluster(UnitVectors vectors, FaceSample[] samples) =>
        [.. FaceClustering.Run(vectors, samples, Options, default).Select(face => face.Group)];

    private static HashSet<string> Partition(int[] groups, Func<int, int> original) =>
        [.. groups.Index().GroupBy(item => item.Item).Select(group => string.Join(',', group.Select(item => original(item.Index)).Order()))];
}
