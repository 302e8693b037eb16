using Bpp.Engine.Imaging;

namespace Bpp.Engine.Export;

/// <summary>How a picture is encoded anew.</summary>
/// <param name="Format">Target format; null keeps the original's own where it can be written, else JPEG.</param>
/// <param name="MaxLongSide">Longest side in pixels; null keeps the size. Smaller pictures are not enlarged.</param>
/// <param name="Quality">1–100 of the lossy encoders.</param>
/// <param name="KeepMetadata">Carry EXIF, XMP and IPTC over; the orientation is always applied to the pixels.</param>
internal sealed record RenderRecipe(ConvertFormat? Format, int? MaxLongSide, int Quality, bool KeepMetadata);
