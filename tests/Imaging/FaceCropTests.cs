using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Tests.Support;

namespace Bpp.Tests.Imaging;

public sealed class FaceCropTests
{
    [Theory]
    [InlineData(0.4f, 0.4f, 0.1f, 0.2f, 322, 272, 256)]
    [InlineData(0f, 0f, 0.1f, 0.2f, 0, 0, 256)]
    [InlineData(0.95f, 0.9f, 0.1f, 0.2f, 744, 544, 256)]
    [InlineData(0f, 0f, 1f, 1f, 100, 0, 800)]
    [InlineData(-3f, 5f, 0.00001f, 0.00001f, 0, 799, 1)]
    public void Square_AnyBox_StaysInside(float x, float y, float width, float height, int left, int top, int side) =>
        Assert.Equal((left, top, side), FaceCrop.Square(1000, 800, new FaceBox(x, y, width, height)));

    [Theory]
    [InlineData(0.1f, 160)]
    [InlineData(0.02f, 38)]
    public void Make_FaceInTheBrightCorner_IsASmallBrightSquare(float size, int side)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["photo.jpg"], ImageFiles.Encode(ConvertFormat.Jpeg, 1200, 800));
        File.WriteAllBytes(folder["face.jpg"], FaceCrop.Make(folder["photo.jpg"], 1200, 800, new FaceBox(0.88f, 0.06f, size, size)));

        using var crop = new PhotoDecoder().Decode(folder["face.jpg"], 1000, CancellationToken.None);
        Assert.Equal((side, side), (crop.Width, crop.Height));
        Assert.InRange(crop.Frame!.Pixels[((side / 2 * side) + (side / 2)) * 3], 235, 255);
    }
}
