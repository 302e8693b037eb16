using System.Buffers.Binary;

namespace Bpp.Engine.Imaging;

/// <summary>Tells the files built of ISO base media boxes apart (HEIC, AVIF, CR3, MP4, QuickTime) by their brands.</summary>
internal static class IsoBrands
{
    /// <summary>Null when the head does not start with a box of this family.</summary>
    public static FileSignature? Sniff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
            return null;
        var type = head[4..8];
        if (type.SequenceEqual("ftyp"u8))
            return ByBrands(head);
        var isQuickTime = type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8) || type.SequenceEqual("wide"u8)
            || type.SequenceEqual("free"u8) || type.SequenceEqual("skip"u8) || type.SequenceEqual("pnot"u8);
        return isQuickTime ? FileSignature.Video("a QuickTime video") : null;
    }

    private static FileSignature ByBrands(ReadOnlySpan<byte> head)
    {
        var size = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        var major = head[8..12];
        if (ByBrand(major) is { } known)
            return known;
        if (major.SequenceEqual("mif1"u8) || major.SequenceEqual("msf1"u8) || major.SequenceEqual("miaf"u8))
        {
            for (var at = 16; at + 4 <= size; at += 4)
            {
                if (ByBrand(head.Slice(at, 4)) is { } compatible)
                    return compatible;
            }

            return FileSignature.Photo(ImageFormat.Heic, "a HEIF image");
        }

        return FileSignature.Video(major.SequenceEqual("qt  "u8) ? "a QuickTime video" : "an MP4 video");
    }

    private static FileSignature? ByBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            return FileSignature.Photo(ImageFormat.Avif, "an AVIF image");
        if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8)
            || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("hevx"u8))
        {
            return FileSignature.Photo(ImageFormat.Heic, "a HEIC image");
        }

        return brand.SequenceEqual("crx "u8) ? FileSignature.Photo(ImageFormat.Raw, "a Canon CR3 RAW file") : null;
    }
}
