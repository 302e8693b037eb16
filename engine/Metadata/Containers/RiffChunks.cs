using System.Buffers.Binary;
using System.Globalization;
using Bpp.Engine.Metadata.Dates;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>Reads the EXIF and XMP chunks of a WebP, and the recording date of an AVI (<c>IDIT</c>).</summary>
internal static class RiffChunks
{
    private const int MaxChunks = 10_000;
    private const int MaxDepth = 4;

    public static void Read(Stream stream, EmbeddedBlocks blocks)
    {
        stream.Position = 12;
        ReadList(stream, stream.Length, blocks, depth: 0);
    }

    private static void ReadList(Stream stream, long end, EmbeddedBlocks blocks, int depth)
    {
        Span<byte> header = stackalloc byte[8];
        for (var i = 0; i < MaxChunks && stream.Position < end && stream.TryFill(header); i++)
        {
            var type = header[..4];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            var next = stream.Position + length + (length & 1);
            if (type.SequenceEqual("EXIF"u8) && blocks.Read(stream, length) is { } exif)
                blocks.AddExif(exif);
            else if (type.SequenceEqual("XMP "u8) && blocks.Read(stream, length) is { } xmp)
                blocks.AddXmp(xmp);
            else if (type.SequenceEqual("IDIT"u8) && blocks.Read(stream, length) is { } date)
                TakeDate(date, blocks);
            else if (type.SequenceEqual("LIST"u8) && depth < MaxDepth && IsHeaderList(stream))
                ReadList(stream, Math.Min(end, next), blocks, depth + 1);
            stream.Position = next;
        }
    }

    /// <summary>Only lists that can hold a date are entered: the frames of a film are not metadata.</summary>
    private static bool IsHeaderList(Stream stream)
    {
        Span<byte> type = stackalloc byte[4];
        return stream.TryFill(type) && (type.SequenceEqual("hdrl"u8) || type.SequenceEqual("INFO"u8));
    }

    private static void TakeDate(byte[] text, EmbeddedBlocks blocks)
    {
        var date = MetadataText.Decode(text).Trim();
        var time = DateTime.TryParseExact(date, "ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var local)
            ? new Timestamp(local, null, DatePrecision.Second)
            : TimestampParser.Parse(date);
        if (time is { } found)
            blocks.Movie = new MetadataPart { Dates = [found.From(DateSource.QuickTime)] };
    }
}
