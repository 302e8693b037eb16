using Bpp.Engine.Selection;

namespace Bpp.Tests.Selection;

public sealed class SceneFinderTests
{
    private const ulong Look = 0x0F0F_3355_AACC_1248;
    private static readonly DateTime Noon = new(2023, 7, 1, 12, 0, 0, DateTimeKind.Unspecified);
    private static readonly DuplicateOptions Options = new();

    [Theory]
    [InlineData(16, 59, true)]
    [InlineData(17, 59, false)]
    [InlineData(16, 61, false)]
    public void Find_BitsAndMinutesApart_DecideWhetherItIsOneScene(int bits, int minutes, bool expected) =>
        Assert.Equal(expected ? [new PhotoLink(0, 1)] : [], Find([Photo(1, Look, 0), Photo(2, Look ^ Low(bits), minutes)]));

    [Fact]
    public void Find_ChainOfSmallSteps_IsMeasuredFromTheFirst() =>
        Assert.Equal([new PhotoLink(0, 1)], Find([Photo(1, Look, 0), Photo(2, Look ^ Low(12), 1), Photo(3, Look ^ Low(24), 2)]));

    [Fact]
    public void Find_GroupMember_LiesInItsAnchorsScene()
    {
        SelectionPhoto[] photos = [Photo(1, Look, 0), Photo(2, Look ^ Low(14), 1), Photo(3, ~Look, 90)];
        Assert.Equal([new PhotoLink(0, 1), new PhotoLink(0, 2)], SceneFinder.Find(photos, [new PhotoLink(1, 2)], Options));
    }

    [Fact]
    public void Find_UndatedPhotoOrNoBits_HasNoScene()
    {
        Assert.Empty(Find([Photo(1, Look, 0), Photo(2, Look, null)]));
        Assert.Empty(SceneFinder.Find([Photo(1, Look, 0), Photo(2, Look, 1)], [], Options with { SceneBits = 0 }));
    }

    [Fact]
    public void Find_HashesThatSayLittle_MustBeEqual()
    {
        Assert.Empty(Find([Photo(1, 1, 0), Photo(2, 3, 1)]));
        Assert.Equal([new PhotoLink(0, 1)], Find([Photo(1, 1, 0), Photo(2, 1, 1)]));
    }

    private static List<PhotoLink> Find(SelectionPhoto[] photos) => SceneFinder.Find(photos, [], Options);

    private static SelectionPhoto Photo(long id, ulong hash, int? minutes) => new(id, new Fingerprint(hash, hash, hash), minutes is { } after ? Noon.AddMinutes(after) : null);

    private static ulong Low(int bits) => (1UL << bits) - 1;
}
