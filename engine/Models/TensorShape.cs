namespace Bpp.Engine.Models;

/// <summary>One output of a model.</summary>
/// <param name="Shape">Its sides; 0 where any size will do.</param>
/// <param name="Name">Its name; null where the position is enough.</param>
public sealed record TensorShape(IReadOnlyList<int> Shape, string? Name = null)
{
    /// <summary>How many numbers it holds; null when that depends on the input.</summary>
    public int? Length => Shape.Contains(0) ? null : Shape.Aggregate(1, (product, side) => product * side);

    public override string ToString() => Text(Shape);

    internal static string Text(IEnumerable<int> shape) => $"[{string.Join(',', shape.Select(side => side <= 0 ? "*" : $"{side}"))}]";

    /// <summary>Whether a model that states <paramref name="actual"/> fits; a side either leaves open fits any.</summary>
    internal static bool Fits(IReadOnlyList<int> wanted, IReadOnlyList<int> actual) =>
        wanted.Count == actual.Count && wanted.Zip(actual).All(side => side.First == 0 || side.Second <= 0 || side.First == side.Second);
}
