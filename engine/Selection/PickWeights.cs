namespace Bpp.Engine.Selection;

/// <summary>Weights of a score, each at least 0; null takes the album's, else the setting.</summary>
public sealed record PickWeights
{
    public double? Blur { get; init; }

    public double? Exposure { get; init; }

    public double? Face { get; init; }

    public double? Composition { get; init; }

    /// <summary>What three boosted people in a photo add to its score.</summary>
    public double? FaceSelectionBoost { get; init; }
}
