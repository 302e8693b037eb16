using System.Numerics;
using Bpp.Engine.Faces.Reading;

namespace Bpp.Tests.Faces.Reading;

public sealed class SimilarityTests
{
    private static readonly Vector2[] Template = [new(38, 52), new(74, 51), new(56, 72), new(42, 92), new(71, 92)];

    [Theory]
    [InlineData(0, 1, 0, 0)]
    [InlineData(45, 2.5, 100, 30)]
    [InlineData(-130, 0.3, -20, 700)]
    public void Fit_TurnedScaledAndMovedPoints_FindsTheTransform(float degrees, float scale, float x, float y)
    {
        var roll = float.DegreesToRadians(degrees);
        var truth = new Similarity(scale * MathF.Cos(roll), scale * MathF.Sin(roll), x, y);

        var found = Similarity.Fit(Template, [.. Template.Select(point => truth.Apply(point.X, point.Y))]);

        Assert.Equal(scale, found.Scale, 1e-3f);
        Assert.Equal(roll, found.Roll, 1e-3f);
        Assert.Equal(x, found.X, 0.1f);
        Assert.Equal(y, found.Y, 0.1f);
    }

    [Fact]
    public void OfSquare_QuarterTurn_PutsThePatchsTopAtTheRight()
    {
        var transform = Similarity.OfSquare(new Vector2(50, 60), 20, MathF.PI / 2, 10);

        Near(new Vector2(50, 60), transform.Apply(5, 5));
        Near(new Vector2(60, 60), transform.Apply(5, 0));
        Near(new Vector2(50, 70), transform.Apply(10, 5));
    }

    [Fact]
    public void Finer_TwiceThePixels_CoversTheSamePlace()
    {
        var coarse = Similarity.OfSquare(new Vector2(50, 60), 20, 0.4f, 10);

        Near(coarse.Apply(3, 7), coarse.Finer(2).Apply(6, 14));
    }

    private static void Near(Vector2 expected, Vector2 actual) => Assert.True(Vector2.Distance(expected, actual) < 1e-3f, $"{actual} instead of {expected}");
}
