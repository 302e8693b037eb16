using Bpp.Engine.Faces.Detection;

namespace Bpp.Tests.Faces.Detection;

/// <summary>Outputs written by hand, with one cell or anchor that fires.</summary>
public sealed class HeadDecodingTests
{
    [Fact]
    public void YuNet_OneCell_ScalesCentreSizeAndPointsByTheStride()
    {
        var (classes, objects, boxes, points) = (new float[12], new float[12], new float[48], new float[120]);
        (classes[6], objects[6]) = (0.81f, 1.5f); // objectness beyond 1 counts as 1
        (boxes[24], boxes[25], boxes[26], boxes[27]) = (0.5f, 0.25f, MathF.Log(2), MathF.Log(3));
        (points[60], points[61]) = (-0.5f, 0.5f);
        var found = new List<Candidate>();

        YuNetHead.Decode(classes, objects, boxes, points, stride: 8, columns: 4, threshold: 0.7f, found);

        var face = Assert.Single(found);
        Assert.Equal(0.9f, face.Score, 4);
        Assert.Equal((20f, 10f), (face.Box.CentreX, face.Box.CentreY));
        Assert.Equal(16f, face.Box.Width, 4);
        Assert.Equal(24f, face.Box.Height, 4);
        Assert.Equal((12f, 12f), (face.Points![0], face.Points[1]));
    }

    [Fact]
    public void UltraFace_OneProposal_IsInInputPixels()
    {
        var found = new List<Candidate>();

        UltraFace.Decode([0.9f, 0.1f, 0.2f, 0.8f], [0, 0, 1, 1, 0.25f, 0.5f, 0.5f, 0.75f], 0.7f, found);

        var face = Assert.Single(found);
        Assert.Equal(new PixelBox(80, 120, 160, 180), face.Box);
        Assert.Equal(0.8f, face.Score);
    }

    [Theory]
    [InlineData(BlazeFaceHead.FineGrid, 2, 35, 12f, 20f)] // cell 17: column 1, row 1 of 8 px
    [InlineData(BlazeFaceHead.CoarseGrid, 6, 59, 24f, 24f)] // cell 9: column 1, row 1 of 16 px
    public void BlazeFace_OneAnchor_IsRelativeToItsCell(int grid, int perCell, int anchor, float cellX, float expectedY)
    {
        var logits = Enumerable.Repeat(-100f, grid * grid * perCell).ToArray();
        var boxes = new float[logits.Length * 16];
        logits[anchor] = 0;
        (boxes[anchor * 16], boxes[(anchor * 16) + 2], boxes[(anchor * 16) + 3], boxes[(anchor * 16) + 4]) = (3, 20, 30, -5);
        var found = new List<Candidate>();

        BlazeFaceHead.Decode(logits, boxes, grid, 128, 0.4f, found);

        var face = Assert.Single(found);
        Assert.Equal(0.5f, face.Score);
        Assert.Equal((cellX + 3, 20f, 30f), (face.Box.CentreX, face.Box.Width, face.Box.Height));
        Assert.Equal(cellX - 5, face.Points![0]);
        Assert.InRange(expectedY - face.Box.CentreY, 0, 8);
    }

    [Fact]
    public void Yolox_CellOfTheMiddleStride_ScalesByIt()
    {
        var output = new float[(64 + 16 + 4) * 85]; // an input of 64 px: 8×8, 4×4 and 2×2 cells
        var cell = output.AsSpan((64 + 5) * 85, 85); // column 1, row 1 of 16 px
        (cell[0], cell[1], cell[2], cell[3], cell[4], cell[5 + 16]) = (0.5f, -0.5f, MathF.Log(2), 0, 0.8f, 0.5f);
        var found = new List<Candidate>();

        Yolox.Decode(output, 64, 16, 0.3f, found);
        Yolox.Decode(output, 64, 15, 0.3f, found);

        var dog = Assert.Single(found);
        Assert.Equal(0.4f, dog.Score, 5);
        Assert.Equal((24f, 8f), (dog.Box.CentreX, dog.Box.CentreY));
        Assert.Equal((32f, 16f), (dog.Box.Width, dog.Box.Height));
    }

    [Fact]
    public void Heads_NotANumber_IsNoFace()
    {
        var found = new List<Candidate>();
        float[] nan = [float.NaN, float.NaN];

        YuNetHead.Decode(nan, nan, new float[8], new float[20], 8, 2, 0.5f, found);
        UltraFace.Decode(nan, new float[4], 0.5f, found);
        BlazeFaceHead.Decode(nan, new float[32], 1, 128, 0.5f, found);

        Assert.Empty(found);
    }
}
