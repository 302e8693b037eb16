using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Imaging;
using FsCheck.Xunit;

namespace Bpp.Tests.Faces.Detection;

public sealed class FrameSamplerTests
{
    private static readonly InputRecipe Plain = new(InputLayout.InterleavedRgb, 0, 1);

    [Fact]
    public void Fill_SameSize_CopiesThePixels()
    {
        using var frame = Noise(5, 4);
        var tensor = new float[5 * 4 * 3];

        FrameSampler.Fill(frame, new PixelBox(0, 0, 5, 4), 5, 4, tensor, 5, 4, Plain);

        Assert.Equal(frame.Pixels.ToArray().Select(value => (float)value), tensor.Select(value => MathF.Round(value, 3)));
    }

    [Theory]
    [InlineData(InputLayout.PlanarRgb, 0, 1, 2)]
    [InlineData(InputLayout.PlanarBgr, 2, 1, 0)]
    public void Fill_Planar_OrdersChannelsAndNormalises(object layout, int red, int green, int blue)
    {
        using var frame = Frame.From(1, 1, [10, 20, 30]);
        var tensor = new float[3 * 4];

        FrameSampler.Fill(frame, new PixelBox(0, 0, 1, 1), 1, 1, tensor, 2, 2, new InputRecipe((InputLayout)layout, 10, 0.5f));

        Assert.Equal((0f, 5f, 10f), (tensor[red * 4], tensor[green * 4], tensor[blue * 4]));
        Assert.Equal(-5f, tensor[1]); // padding is black, normalised as pixels are
    }

    [Property]
    public bool Fill_PlainColourAtAnySize_KeepsTheColour(byte level, byte columns, byte rows)
    {
        using var frame = new Frame(37, 61);
        frame.Pixels.Fill(level);
        var (width, height) = ((columns % 90) + 1, (rows % 90) + 1);
        var tensor = new float[width * height * 3];

        FrameSampler.Fill(frame, new PixelBox(0, 0, 37, 61), width, height, tensor, width, height, Plain);

        return tensor.All(value => Math.Abs(value - level) < 0.01f);
    }

    [Fact]
    public void Fill_Checkerboard_ShrinksToGreyInsteadOfAliasing()
    {
        using var frame = new Frame(64, 64);
        for (var i = 0; i < 64 * 64; i++)
            frame.Pixels.Slice(i * 3, 3).Fill((byte)(((i % 64) + (i / 64)) % 2 * 255));
        var tensor = new float[8 * 8 * 3];

        FrameSampler.Fill(frame, new PixelBox(0, 0, 64, 64), 8, 8, tensor, 8, 8, Plain);

        Assert.All(tensor, value => Assert.InRange(value, 120, 135));
    }

    [Fact]
    public void Fill_RegionBeyondTheEdge_IsPaddedThere()
    {
        using var frame = new Frame(10, 10);
        frame.Pixels.Fill(200);
        var tensor = new float[4 * 4 * 3];

        FrameSampler.Fill(frame, new PixelBox(-10, 0, 10, 20), 4, 4, tensor, 4, 4, Plain, pad: 7);

        Assert.Equal([7f, 7f, 200f, 200f], Enumerable.Range(0, 4).Select(x => tensor[x * 3]));
        Assert.Equal(7f, tensor[(3 * 4 * 3) + 9]);
    }

    [Fact]
    public void Fill_RegionOutsideTheFrame_IsAllPadding()
    {
        using var frame = Noise(4, 4);
        var tensor = new float[12];

        FrameSampler.Fill(frame, new PixelBox(50, 50, 60, 60), 2, 2, tensor, 2, 2, Plain);

        Assert.All(tensor, value => Assert.Equal(0, value));
    }

    [Fact]
    public void TurnedPatch_QuarterTurn_ReadsDownThePhotoAcrossThePatch()
    {
        using var frame = new Frame(4, 4);
        for (var i = 0; i < 16; i++)
            frame.Pixels.Slice(i * 3, 3).Fill((byte)(i / 4 * 10));
        var grey = new float[16];

        TurnedPatch.Fill(frame, new PixelBox(0, 0, 4, 4), MathF.PI / 2, grey, 4, 1);

        Assert.Equal([0f, 10f, 20f, 30f], grey[..4].Select(value => MathF.Round(value, 2)));
    }

    private static Frame Noise(int width, int height)
    {
        var frame = new Frame(width, height);
        new Random(1).NextBytes(frame.Pixels);
        return frame;
    }
}
