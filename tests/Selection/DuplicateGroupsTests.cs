using Bpp.Engine.Selection;
using FsCheck.Xunit;

namespace Bpp.Tests.Selection;

public sealed class DuplicateGroupsTests
{
    private const ulong Look = 0x0F0F_3355_AACC_1248;
    private static readonly DateTime Start = new(2023, 7, 1, 10, 0, 0);

    [Property(MaxTest = 40)]
    public void Find_AnyLibrary_EveryMemberIsAPairWithItsAnchor(int seed)
    {
        var random = new Random(seed);
        var photos = Library(random);
        var options = new DuplicateOptions();
        var links = DuplicateGroups.Find(photos, options);
        var anchors = links.Select(link => link.Anchor).ToHashSet();
        foreach (var (anchor, member) in links)
        {
            Assert.True(anchor < member);
            Assert.DoesNotContain(member, anchors);
            Assert.True(IsPair(photos[anchor], photos[member], options));
        }

        // and no photo is left alone that is a pair with an anchor before it
        var members = links.Select(link => link.Member).ToHashSet();
        for (var photo = 0; photo < photos.Count; photo++)
        {
            if (!members.Contains(photo))
                Assert.DoesNotContain(Enumerable.Range(0, photo), other => !members.Contains(other) && IsPair(photos[other], photos[photo], options));
        }
    }

    [Fact]
    public void Find_TimeLapse_DoesNotChain()
    {
        // Each frame differs from the one before by one bit, and from the first by ever more.
        var look = Look;
        var photos = new List<SelectionPhoto>();
        for (var i = 0; i < 60; i++)
            photos.Add(new SelectionPhoto(i, new Fingerprint(look ^= 1UL << i, look, look), Start.AddSeconds(i)));
        Assert.True(DuplicateGroups.Find(photos, new DuplicateOptions()).Select(link => link.Anchor).Distinct().Count() > 4);
    }

    [Fact]
    public void Find_BlackFrames_AreNotOneGroup()
    {
        var photos = Enumerable.Range(0, 20).Select(i => new SelectionPhoto(i, new Fingerprint(1UL << i, 0, 0), null)).ToList();
        Assert.Empty(DuplicateGroups.Find(photos, new DuplicateOptions()));
    }

    [Fact]
    public void Find_ManyEqualFrames_IsOneStar()
    {
        var photos = Enumerable.Range(0, 50_000).Select(i => new SelectionPhoto(i, new Fingerprint(Look, Look, Look), null)).ToList();
        Assert.Equal(49_999, DuplicateGroups.Find(photos, new DuplicateOptions()).Count(link => link.Anchor == 0));
    }

    private static bool IsPair(SelectionPhoto one, SelectionPhoto other, DuplicateOptions options)
    {
        var telling = one.Fingerprint.IsTelling && other.Fingerprint.IsTelling;
        return (telling && one.Fingerprint.IsWithin(other.Fingerprint, options.LibraryBits))
            || (one.Time is { } first && other.Time is { } second && (second - first).Duration() <= options.Window
                && one.Fingerprint.IsWithin(other.Fingerprint, telling ? options.WindowBits : 0));
    }

    private static List<SelectionPhoto> Library(Random random)
    {
        var photos = new List<SelectionPhoto>();
        for (var i = 0; i < 120; i++)
        {
            var look = photos.Count == 0 || random.Next(4) == 0
                ? new Fingerprint((ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64())
                : photos[random.Next(photos.Count)].Fingerprint;
            if (random.Next(10) == 0)
                look = new Fingerprint(0, (ulong)random.Next(2), 0);
            for (var bit = random.Next(8); bit > 0; bit--)
                look = new Fingerprint(look.Difference ^ (1UL << random.Next(64)), look.Average ^ (1UL << random.Next(64)), look.Frequency ^ (1UL << random.Next(64)));
            photos.Add(new SelectionPhoto(i, look, random.Next(5) == 0 ? null : Start.AddSeconds(i * 4)));
        }

        return photos;
    }
}
