using Bpp.Engine.Faces.Detection;
using FsCheck.Xunit;

namespace Bpp.Tests.Faces.Detection;

public sealed class SuppressionTests
{
    private static readonly PixelBox Box = new(0, 0, 10, 10);

    [Theory]
    [InlineData(4f, 1)] // shares 6 of 14 columns: .43
    [InlineData(4.5f, 2)] // shares 5.5 of 14.5: .38
    public void Keep_OverlapAroundTheLimit_KeepsOneOrBoth(float moved, int expected) =>
        Assert.Equal(expected, Suppression.Keep([new(Box, 0.9f), new(Box.Moved(moved, 0), 0.8f)]).Count);

    [Fact]
    public void Keep_Chain_DropsOnlyWhatOverlapsAKeptBox()
    {
        Candidate[] chain = [new(Box, 0.9f), new(Box.Moved(4, 0), 0.8f), new(Box.Moved(8, 0), 0.7f)];

        Assert.Equal([0.9f, 0.7f], Suppression.Keep(chain).Select(kept => kept.Score));
    }

    [Fact]
    public void Keep_SmallBoxInsideALargeOne_DependsOnNesting()
    {
        Candidate[] nested = [new(Box, 0.9f), new(new PixelBox(2, 2, 6, 6), 0.8f)];

        Assert.Equal(2, Suppression.Keep(nested).Count);
        Assert.Single(Suppression.Keep(nested, maxNesting: 0.7f));
    }

    [Property]
    public bool Keep_AnyBoxes_NoTwoKeptOverlapAndEachDroppedOneDoes(byte[] places)
    {
        var candidates = places.Select((place, i) => new Candidate(Box.Moved(place % 16, place / 16), (i % 7) / 7f)).ToList();
        var kept = Suppression.Keep(candidates);

        return kept.All(a => kept.All(b => a.Equals(b) || a.Box.Overlap(b.Box) <= Suppression.MaxOverlap))
            && candidates.All(dropped => kept.Contains(dropped)
                || kept.Exists(winner => winner.Score >= dropped.Score && winner.Box.Overlap(dropped.Box) > Suppression.MaxOverlap));
    }
}
