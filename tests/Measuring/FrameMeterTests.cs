using Bpp.Engine.Measuring;

namespace Bpp.Tests.Measuring;

public sealed class FrameMeterTests
{
    private const int Width = 320;
    private const int Height = 240;

    private static readonly byte[] Scene = SyntheticPhoto.Scene(Width, Height, 1);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void Measure_WhiteNoise_NoiseWithinAFifth(double sigma)
    {
        var measured = Measure(SyntheticPhoto.WithNoise(Scene, sigma, 2));
        Assert.InRange(measured.Noise, 0.8 * sigma, 1.2 * sigma);
    }

    [Fact]
    public void Measure_MoreBlur_WiderEdges()
    {
        var widths = new[] { 0, 0.7, 1.2, 2, 3.5 }.Select(sigma => Measure(SyntheticPhoto.Blurred(Scene, Width, Height, sigma, sigma)).EdgeWidth).ToArray();
        Assert.Equal(widths.Order(), widths);
        Assert.True(widths[^1] > 3 * widths[0]);
    }

    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(0, 3, 90)]
    public void Measure_StreakedScene_MotionAlongTheStreak(double sigmaX, double sigmaY, float angle)
    {
        var measured = Measure(SyntheticPhoto.Blurred(Scene, Width, Height, sigmaX, sigmaY));
        Assert.True(measured.MotionBlur > Measure(Scene).MotionBlur + 0.3f);
        Assert.Equal(angle, measured.MotionAngle);
    }

    [Fact]
    public void Measure_MoreLight_MoreClipping()
    {
        var clipped = new[] { 0.6, 1, 1.5, 2.5 }.Select(gain => Measure(SyntheticPhoto.Gained(Scene, gain)).ClippedHighlights).ToArray();
        Assert.Equal(clipped.Order(), clipped);
        Assert.True(clipped[^1] > 0.2);
    }

    [Theory]
    [InlineData(-8)]
    [InlineData(0)]
    [InlineData(3.5)]
    public void Measure_TiltedHorizon_WithinADegree(double degrees)
    {
        var rgb = new byte[640 * 480 * 3];
        var slope = Math.Tan(degrees * Math.PI / 180);
        SyntheticPhoto.Fill(rgb, 640, 480, (x, y) => y - 240 > (x - 320) * slope ? (60, 80, 60) : (190, 200, 230));
        var measured = new FrameMeter().Measure(rgb, 640, 480);
        Assert.InRange(measured.HorizonTilt, degrees - 1, degrees + 1);
        Assert.True(measured.HorizonConfidence > 0.4);
    }

    [Fact]
    public void Measure_Mirrored_SameSharpnessOppositeSide()
    {
        var (plain, mirrored) = (Measure(Scene), Measure(SyntheticPhoto.Mirrored(Scene, Width, Height)));
        Assert.Equal(plain.EdgeWidth, mirrored.EdgeWidth, 0.05);
        Assert.Equal(plain.SubjectX, 1 - mirrored.SubjectX, 0.05);
    }

    [Fact]
    public void Measure_Darkened_SameEdgeWidth() =>
        Assert.Equal(Measure(Scene).EdgeWidth, Measure(SyntheticPhoto.Gained(Scene, 0.5)).EdgeWidth, 0.03);

    private static Measurements Measure(byte[] rgb) => new FrameMeter().Measure(rgb, Width, Height);
}
