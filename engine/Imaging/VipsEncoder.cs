using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>Encodes a libvips image to bytes.</summary>
internal static class VipsEncoder
{
    private const Enums.ForeignKeep Descriptive = Enums.ForeignKeep.Exif | Enums.ForeignKeep.Xmp | Enums.ForeignKeep.Iptc;

    /// <param name="image">sRGB, 8-bit; alpha only where the format has it.</param>
    /// <param name="format">The format to write.</param>
    /// <param name="quality">1–100.</param>
    /// <param name="keepMetadata">Write the image's EXIF, XMP and IPTC. Its colour profile is never written: the pixels are sRGB.</param>
    public static byte[] Encode(Image image, ConvertFormat format, int quality, bool keepMetadata)
    {
        var keep = keepMetadata ? Descriptive : Enums.ForeignKeep.None;
        return format switch
        {
            ConvertFormat.Png => image.PngsaveBuffer(compression: 6, keep: keep),
            ConvertFormat.Webp => image.WebpsaveBuffer(q: quality, effort: 4, keep: keep),
            ConvertFormat.Avif => image.HeifsaveBuffer(q: quality, compression: Enums.ForeignHeifCompression.Av1, effort: 2, bitdepth: 8, keep: keep),
            _ => image.JpegsaveBuffer(q: quality, optimizeCoding: true, keep: keep),
        };
    }
}
