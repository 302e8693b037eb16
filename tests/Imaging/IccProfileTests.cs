using Bpp.Engine.Imaging;
using NetVips;

namespace Bpp.Tests.Imaging;

public sealed class IccProfileTests
{
    [Theory]
    [InlineData("srgb", true)]
    [InlineData("p3", false)]
    public void IsSrgb_BuiltInProfiles_AreToldApart(string name, bool expected)
    {
        VipsRuntime.EnsureStarted();
        using var black = Image.Black(8, 8, bands: 3);
        using var srgb = black.Copy(interpretation: Enums.Interpretation.Srgb);
        using var profiled = srgb.IccTransform(name, inputProfile: "srgb");

        Assert.Equal(expected, IccProfile.IsSrgb((byte[])profiled.Get(IccProfile.Field)));
    }

    [Fact]
    public void IsSrgb_Rubbish_IsFalseWithoutAnException()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            if (bytes.Length > 20)
                "RGB "u8.CopyTo(bytes.AsSpan(16));
            Assert.False(IccProfile.IsSrgb(bytes));
        }
    }
}
