namespace Bpp.Engine.Metadata.Xmp;

/// <summary>What to write into an XMP sidecar. Null leaves what the sidecar already says.</summary>
public sealed record XmpDocumentValues
{
    /// <summary>0–5, or −1 for rejected.</summary>
    public int? Rating { get; init; }

    /// <summary>Colour label, by the English names Lightroom uses: Red, Yellow, Green, Blue, Purple.</summary>
    public string? Label { get; init; }

    /// <summary>digiKam's pick label: 1 rejected, 2 pending, 3 accepted.</summary>
    public int? PickLabel { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Added to the keywords that are there.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Added to the people that are there, by the IPTC's PersonInImage and digiKam's tags.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Added to the face regions that are there, on the pixels as the photo stores them.</summary>
    public IReadOnlyList<StoredRegion> Regions { get; init; } = [];
}
