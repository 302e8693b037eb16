using System.Buffers.Binary;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>Walks a JPEG's segments up to the first scan; reads only EXIF, XMP and IPTC ones (ISO/IEC 10918-1 B.1, Exif 2.32 §4.5).</summary>
internal static class JpegSegments
{
    private const int MaxSegments = 2_000;
    private const byte App1 = 0xE1;
    private const byte App13 = 0xED;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    private static ReadOnlySpan<byte> ExifPreamble => "Exif\0"u8;

    private static ReadOnlySpan<byte> XmpPreamble => "http://ns.adobe.com/xap/1.0/\0"u8;

    private static ReadOnlySpan<byte> PhotoshopPreamble => "Photoshop 3.0\0"u8;

    public static void Read(Stream stream, EmbeddedBlocks blocks)
    {
        stream.Position += 2;
        using var photoshop = new MemoryStream();
        Span<byte> lengthBytes = stackalloc byte[2];
        for (var i = 0; i < MaxSegments && NextMarker(stream) is { } marker and not (StartOfScan or EndOfImage); i++)
        {
            if (IsStandalone(marker))
                continue;
            if (!stream.TryFill(lengthBytes))
                break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(lengthBytes) - 2;
            if (length < 0)
                break;
            var next = stream.Position + length;
            if (marker is App1 or App13 && blocks.Read(stream, Math.Min(length, stream.Length - stream.Position)) is { } segment)
                Take(marker, segment, blocks, photoshop);
            stream.Position = next;
        }

        if (photoshop.Length > 0)
            PhotoshopResources.Read(photoshop.ToArray(), blocks);
    }

    private static void Take(byte marker, byte[] segment, EmbeddedBlocks blocks, MemoryStream photoshop)
    {
        if (marker == App13 && segment.AsSpan().StartsWith(PhotoshopPreamble))
        {
            // One resource block may run over several segments.
            if (photoshop.Length < EmbeddedBlocks.MaxBlock)
                photoshop.Write(segment.AsSpan(PhotoshopPreamble.Length));
        }
        else if (marker == App1 && segment.AsSpan().StartsWith(XmpPreamble))
        {
            blocks.AddXmp(segment[XmpPreamble.Length..]);
        }
        else if (marker == App1 && segment.AsSpan().StartsWith(ExifPreamble) && blocks.Exif.Count == 0)
        {
            blocks.AddExif(segment);
        }
    }

    /// <summary>The next marker, over fill bytes and over bytes some writers leave between segments.</summary>
    private static byte? NextMarker(Stream stream)
    {
        for (var skipped = 0; skipped < 64 << 10; skipped++)
        {
            var value = stream.ReadByte();
            if (value < 0)
                return null;
            if (value != 0xFF)
                continue;
            do
            {
                value = stream.ReadByte();
                skipped++;
            }
            while (value == 0xFF && skipped < 64 << 10);

            if (value < 0)
                return null;
            if (value is not (0 or 0xFF))
                return (byte)value;
        }

        return null;
    }

    private static bool IsStandalone(byte marker) => marker is 0x01 or >= 0xD0 and <= 0xD8;
}
