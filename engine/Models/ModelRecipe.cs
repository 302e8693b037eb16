namespace Bpp.Engine.Models;

/// <summary>How a model is fed and what it answers. Several models may share one.</summary>
public sealed record ModelRecipe
{
    public required string Id { get; init; }

    public required ModelRole Role { get; init; }

    /// <summary>Shape of the one float input, batch first; 0 where any size will do.</summary>
    public required IReadOnlyList<int> Input { get; init; }

    public required TensorLayout Layout { get; init; }

    public required ColourOrder Colour { get; init; }

    /// <summary>What is taken from a sample of 0–255; one value for each of the input's channels, in its colour order.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>What the difference is divided by.</summary>
    public required IReadOnlyList<float> Scale { get; init; }

    /// <summary>The outputs that are read; a model may have more.</summary>
    public required IReadOnlyList<TensorShape> Outputs { get; init; }

    /// <summary>What goes in and what comes out, in a sentence.</summary>
    public required string Summary { get; init; }
}
