using System.Buffers.Binary;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>A Fujifilm RAF keeps its metadata in the JPEG preview whose place stands at byte 84.</summary>
internal static class RafPreview
{
    public static void Read(Stream stream, EmbeddedBlocks blocks)
    {
        Span<byte> place = stackalloc byte[8];
        stream.Position = 84;
        if (!stream.TryFill(place))
            return;
        var offset = BinaryPrimitives.ReadUInt32BigEndian(place);
        if (offset >= stream.Length)
            return;
        stream.Position = offset;
        JpegSegments.Read(stream, blocks);
    }
}
