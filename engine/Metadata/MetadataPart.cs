namespace Bpp.Engine.Metadata;

/// <summary>What one source (EXIF, an XMP packet, IPTC, a JSON sidecar, …) says; parts are merged into the photo's metadata.</summary>
internal sealed record MetadataPart
{
    public static MetadataPart Empty { get; } = new();

    /// <summary>Values; <see cref="PhotoMetadata.Taken"/> stays null here, dates are in <see cref="Dates"/>.</summary>
    public PhotoMetadata Values { get; init; } = PhotoMetadata.Empty;

    /// <summary>Every capture time the source states, best first, not yet checked for plausibility.</summary>
    public IReadOnlyList<CaptureTime> Dates { get; init; } = [];

    /// <summary>The first of <see cref="Dates"/> says when the photo was taken, not when a file was made or changed.</summary>
    public bool StatesOriginal { get; init; }
}
