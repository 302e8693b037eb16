using Bpp.Engine.Faces.Detection;
using FsCheck.Xunit;

namespace Bpp.Tests.Faces.Detection;

public sealed class TilesTests
{
    [Property]
    public bool Over_AnyFrame_CoversIt(ushort w, ushort h)
    {
        var (width, height) = ((w % 1024) + 1, (h % 1024) + 1);
        var tiles = Tiles.Over(width, height);

        return new[] { (0f, 0f), (width, 0f), (0f, height), (width, height), (width / 2f, height / 2f) }
            .All(point => tiles.Any(tile => tile.Left <= point.Item1 && point.Item1 <= tile.Right && tile.Top <= point.Item2 && point.Item2 <= tile.Bottom));
    }

    [Fact]
    public void Over_Landscape_IsFourSquaresThatOverlap()
    {
        var tiles = Tiles.Over(1000, 800);

        Assert.Equal(4, tiles.Count);
        Assert.All(tiles, tile => Assert.Equal((600f, 600f), (tile.Width, tile.Height)));
    }

    [Theory]
    [InlineData(5, 300, true)] // at the photo's own edge
    [InlineData(590, 300, false)] // cut by the tile's inner edge
    [InlineData(300, 590, false)]
    public void SeesAllOf_BoxAtAnEdge_OnlyInnerEdgesCut(float left, float top, bool expected) =>
        Assert.Equal(expected, Tiles.SeesAllOf(new PixelBox(left, top, left + 10, top + 10), new PixelBox(0, 0, 600, 600), 1000, 800));

    [Fact]
    public void SeesAllOf_BoxNearlyAsLargeAsTheTile_IsLeftToTheWholeFrame() =>
        Assert.False(Tiles.SeesAllOf(new PixelBox(0, 0, 430, 430), new PixelBox(0, 0, 600, 600), 1000, 800));
}
