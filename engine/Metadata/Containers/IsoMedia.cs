namespace Bpp.Engine.Metadata.Containers;

/// <summary>HEIC, AVIF, Canon CR3, MP4 and QuickTime files: finds the item table, the movie header and XMP.</summary>
internal static class IsoMedia
{
    /// <summary>XMP in ISO media (XMP specification part 3, §1.2.7.1): BE7ACFCB-97A9-42E8-9C71-999491E3AFAC.</summary>
    private static ReadOnlySpan<byte> XmpUuid =>
        [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

    public static void Read(Stream stream, EmbeddedBlocks blocks)
    {
        foreach (var box in IsoBox.Enumerate(stream, 0, stream.Length))
        {
            if (box.Type == "meta")
                HeifItems.Read(stream, box, blocks);
            else if (box.Type == "moov")
                MovieHeader.Read(stream, box, blocks);
            else if (box.Type == "uuid" && box.Length is > 16 and <= EmbeddedBlocks.MaxBlock
                && box.Content(stream) is { } content && content.AsSpan().StartsWith(XmpUuid))
                blocks.AddXmp(content[XmpUuid.Length..]);
        }
    }
}
