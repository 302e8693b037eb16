namespace Bpp.Engine.Metadata.Containers;

/// <summary>Finds the XMP application extension of a GIF before its first image (XMP specification part 3, §1.1.2).</summary>
internal static class GifBlocks
{
    private const byte Extension = 0x21;
    private const byte Application = 0xFF;

    private static ReadOnlySpan<byte> TrailerStart => [0x01, 0xFF, 0xFE, 0xFD];

    private const int MaxBlocks = 1_000;

    public static void Read(Stream stream, EmbeddedBlocks blocks)
    {
        Span<byte> header = stackalloc byte[13];
        if (!stream.TryFill(header))
            return;
        if ((header[10] & 0x80) != 0)
            stream.Position += 3 << ((header[10] & 7) + 1);

        for (var i = 0; i < MaxBlocks && stream.ReadByte() == Extension; i++)
        {
            var label = stream.ReadByte();
            var size = stream.ReadByte();
            if (size < 0)
                return;
            if (label == Application && size == 11 && stream.ReadBlock(size) is { } name && name.AsSpan().SequenceEqual("XMP DataXMP"u8))
            {
                TakePacket(stream, blocks);
                return;
            }

            if (label != Application || size != 11)
                stream.Position += size;
            SkipSubBlocks(stream);
        }
    }

    private static void TakePacket(Stream stream, EmbeddedBlocks blocks)
    {
        var available = (int)Math.Min(EmbeddedBlocks.MaxBlock, stream.Length - stream.Position);
        if (blocks.Read(stream, available) is not { } rest)
            return;
        // Bytes 01 FF FE FD … 00 follow the packet and lead readers of sub-blocks past it.
        var end = rest.AsSpan().IndexOf(TrailerStart);
        if (end > 0)
            blocks.AddXmp(rest[..end]);
    }

    private static void SkipSubBlocks(Stream stream)
    {
        int size;
        while ((size = stream.ReadByte()) > 0)
            stream.Position += size;
    }
}
