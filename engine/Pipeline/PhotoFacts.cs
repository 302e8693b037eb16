using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Import;
using Bpp.Engine.Measuring;
using Bpp.Engine.Metadata;

namespace Bpp.Engine.Pipeline;

/// <summary>Everything analysis found out about one photo; stored all together or not at all.</summary>
public sealed record PhotoFacts
{
    public required FingerprintedFile Source { get; init; }

    public required ImageFormat Format { get; init; }

    /// <summary>Full-size pixels across, upright.</summary>
    public required int Width { get; init; }

    /// <summary>Full-size pixels down, upright.</summary>
    public required int Height { get; init; }

    public int Orientation { get; init; } = 1;

    public string? Damage { get; init; }

    public bool FromPreview { get; init; }

    public PhotoMetadata Metadata { get; init; } = PhotoMetadata.Empty;

    /// <summary>Null for videos.</summary>
    public Measurements? Measurements { get; init; }

    /// <summary>Null when nobody looked for faces: a video, or no model.</summary>
    public PhotoFaces? Faces { get; init; }
}
