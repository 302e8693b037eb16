using System.Buffers.Binary;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>Finds the IPTC data in Photoshop image resource blocks (Adobe Photoshop File Formats Specification, "Image Resource Blocks").</summary>
internal static class PhotoshopResources
{
    private const int IptcResource = 0x0404;
    private const int FixedHeader = 12;

    public static void Read(ReadOnlySpan<byte> data, EmbeddedBlocks blocks)
    {
        // Signature, id, Pascal name padded to even, 32-bit length, data padded to even.
        while (data.Length >= FixedHeader && data.StartsWith("8BIM"u8))
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
            var name = (data[6] + 2) & ~1;
            if (data.Length < 6 + name + 4)
                return;
            var length = BinaryPrimitives.ReadUInt32BigEndian(data[(6 + name)..]);
            data = data[(10 + name)..];
            if (length > data.Length)
                return;
            if (id == IptcResource)
                blocks.AddIptc(data[..(int)length].ToArray());
            data = data[Math.Min(data.Length, (int)((length + 1) & ~1u))..];
        }
    }
}
