namespace Bpp.Engine.Imaging;

/// <summary>What a converted copy should be.</summary>
public sealed record ConvertOptions
{
    public ConvertFormat Format { get; init; } = ConvertFormat.Jpeg;

    /// <summary>Longest side in pixels; null keeps the size. Smaller photos are not enlarged.</summary>
    public int? MaxLongSide { get; init; }

    /// <summary>1–100; PNG ignores it.</summary>
    public int Quality { get; init; } = 90;

    /// <summary>
    /// Keep EXIF, XMP and IPTC (with the orientation reset, for the pixels are upright), or write none of it: no camera, no date, no place.
    /// </summary>
    public bool KeepMetadata { get; init; } = true;

    public DecodeLimits Limits { get; init; } = new();
}
