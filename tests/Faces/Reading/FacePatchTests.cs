using System.Numerics;
using Bpp.Engine.Faces.Reading;
using Bpp.Engine.Imaging;

namespace Bpp.Tests.Faces.Reading;

public sealed class FacePatchTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(30, 1.5)]
    [InlineData(-75, 0.4)]
    [InlineData(45, 3)]
    public void Fill_Slope_HasTheValueOfTheFrameBelowEachPixel(float degrees, float scale)
    {
        using var frame = Painted(100, 80, (x, y) => ((byte)(2 * x), (byte)(3 * y), 7));
        const int size = 16;
        var toFrame = Similarity.OfSquare(new Vector2(50, 40), size * scale, float.DegreesToRadians(degrees), size);

        var (red, green, blue) = Cut(frame, toFrame, size);

        for (var i = 0; i < size * size; i++)
        {
            // A pixel's value is that of its centre.
            var at = toFrame.Apply((i % size) + 0.5f, (i / size) + 0.5f) - new Vector2(0.5f);
            Assert.Equal(2 * at.X, red[i], 1.5f);
            Assert.Equal(3 * at.Y, green[i], 1.5f);
            Assert.Equal(7, blue[i], 0.01f);
        }
    }

    [Fact]
    public void Fill_CheckerboardShrunk_IsGreyAndNotAPattern()
    {
        using var frame = Painted(128, 128, (x, y) => (x + y) % 2 == 0 ? ((byte)255, (byte)255, (byte)255) : ((byte)0, (byte)0, (byte)0));

        var (red, _, _) = Cut(frame, Similarity.OfSquare(new Vector2(64, 64), 100, 0.3f, 25), 25);

        Assert.All(red, value => Assert.InRange(value, 64, 191));
        Assert.Equal(127.5f, red.Average(), 8f);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 64)]
    [InlineData(64, 1)]
    public void Fill_ReachingBeyondTheFrame_IsBlackThere(int width, int height)
    {
        using var frame = Painted(width, height, (_, _) => (200, 200, 200));

        var (red, green, blue) = Cut(frame, Similarity.OfSquare(new Vector2(0, 0), 300, 0.7f, 24), 24);

        Assert.Contains(0f, red);
        Assert.All(red.Concat(green).Concat(blue), value => Assert.InRange(value, 0, 200.01f));
    }

    [Fact]
    public void Fill_WholeFrame_IsTheFrame()
    {
        using var frame = Painted(8, 8, (x, y) => ((byte)((31 * x) + y), (byte)(17 * y), (byte)(x * y)));

        var (red, green, blue) = Cut(frame, Similarity.OfSquare(new Vector2(4, 4), 8, 0, 8), 8);

        for (var i = 0; i < 64; i++)
            Assert.Equal((frame.Pixels[3 * i], frame.Pixels[(3 * i) + 1], frame.Pixels[(3 * i) + 2]), ((byte)(red[i] + 0.5f), (byte)(green[i] + 0.5f), (byte)(blue[i] + 0.5f)));
    }

    private static (float[] Red, float[] Green, float[] Blue) Cut(Frame frame, Similarity toFrame, int size)
    {
        var (red, green, blue) = (new float[size * size], new float[size * size], new float[size * size]);
        FacePatch.Fill(frame, toFrame, size, red, green, blue);
        return (red, green, blue);
    }

    private static Frame Painted(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> colour)
    {
        var frame = new Frame(width, height);
        for (var i = 0; i < width * height; i++)
            (frame.Pixels[3 * i], frame.Pixels[(3 * i) + 1], frame.Pixels[(3 * i) + 2]) = colour(i % width, i / width);
        return frame;
    }
}
