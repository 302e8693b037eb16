namespace Bpp.Engine.People.Clustering;

/// <summary>How alike faces of one person are to each model, measured by <c>bench quality</c> on labelled photos.</summary>
internal static class EmbeddingThresholds
{
    /// <summary>For a model nobody measured: what keeps most ArcFace-like models precise.</summary>
    private static readonly ClusteringOptions Careful = new() { Link = 0.45f, Cohesion = 0.55f, Attach = 0.5f };

    private static readonly Dictionary<string, ClusteringOptions> Measured = new(StringComparer.Ordinal)
    {
        ["fr_feature"] = new() { Link = 0.4f, Cohesion = 0.55f, Attach = 0.45f },
        ["mobilefacenet_foamliu"] = new() { Link = 0.42f, Cohesion = 0.55f, Attach = 0.47f },
    };

    public static ClusteringOptions Of(string model) => Measured.GetValueOrDefault(model, Careful);
}
