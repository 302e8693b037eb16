namespace Bpp.Engine.People.Clustering;

/// <summary>When two groups of faces are one person. Cosines depend on the model that embedded them.</summary>
internal sealed record ClusteringOptions
{
    /// <summary>Mean cosine of two groups from which they are one person.</summary>
    public required float Link { get; init; }

    /// <summary>Mean cosine of a usual person's faces with each other. A person who varies more (years, light) is linked more easily, one who varies less not so easily.</summary>
    public required float Cohesion { get; init; }

    /// <summary>A face below this quality founds and joins no group of its own; it may be attached to one.</summary>
    public float CoreQuality { get; init; } = 0.35f;

    /// <summary>Mean cosine from which a face of low quality is attached to a group.</summary>
    public required float Attach { get; init; }

    /// <summary>By how much the best group must beat the second best to attach a face.</summary>
    public float Margin { get; init; } = 0.06f;
}
