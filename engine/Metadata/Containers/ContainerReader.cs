using MetadataExtractor.IO;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>Finds the metadata blocks of a file by the container it really is.</summary>
internal static class ContainerReader
{
    private const int HeaderLength = 32;

    /// <summary>Reads the blocks of <paramref name="stream"/>; what is damaged or unknown gives fewer or none.</summary>
    public static EmbeddedBlocks Read(Stream stream)
    {
        var blocks = new EmbeddedBlocks();
        try
        {
            Read(stream, blocks);
        }
        catch (Exception e) when (EmbeddedBlocks.IsBadData(e))
        {
            // What was found before the damage counts.
        }

        return blocks;
    }

    private static void Read(Stream stream, EmbeddedBlocks blocks)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header = header[..stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false)];
        stream.Position = 0;

        if (header is [0xFF, 0xD8, ..])
            JpegSegments.Read(stream, blocks);
        else if (header.StartsWith(PngChunks.Signature))
            PngChunks.Read(stream, blocks);
        else if (header.StartsWith("RIFF"u8))
            RiffChunks.Read(stream, blocks);
        else if (header.StartsWith("GIF8"u8))
            GifBlocks.Read(stream, blocks);
        else if (header.StartsWith("FUJIFILMCCD-RAW"u8))
            RafPreview.Read(stream, blocks);
        else if (header.Length >= 8 && IsBoxType(header[4..8]))
            IsoMedia.Read(stream, blocks);
        else if (header.StartsWith("II"u8) || header.StartsWith("MM"u8))
            blocks.AddTiff(new IndexedSeekingReader(stream));
    }

    /// <summary>The boxes an ISO base media or QuickTime file may start with.</summary>
    private static bool IsBoxType(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("ftyp"u8) || type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8)
        || type.SequenceEqual("wide"u8) || type.SequenceEqual("free"u8) || type.SequenceEqual("skip"u8) || type.SequenceEqual("pnot"u8);
}
