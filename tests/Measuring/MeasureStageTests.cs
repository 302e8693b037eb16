using Bpp.Engine.Measuring;

namespace Bpp.Tests.Measuring;

public sealed class MeasureStageTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 900)]
    [InlineData(4096, 2)]
    [InlineData(39, 41)]
    [InlineData(640, 480)]
    public void Measure_AnySizeAndContent_AllNumbersFinite(int width, int height)
    {
        var random = new Random(width * height);
        var rgb = new byte[width * height * 3];
        foreach (var fill in new Action[] { () => { }, () => random.NextBytes(rgb), () => Array.Fill(rgb, (byte)255) })
        {
            fill();
            var measured = new FrameMeter().Measure(rgb, width, height);
            foreach (var property in typeof(Measurements).GetProperties().Where(property => property.PropertyType == typeof(float)))
                Assert.True(float.IsFinite((float)property.GetValue(measured)!), property.Name);
        }
    }
}
