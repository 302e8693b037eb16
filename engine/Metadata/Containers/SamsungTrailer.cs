using System.Buffers.Binary;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>
/// What Samsung's cameras append to a photo: blocks, a directory ("SEFH") of their places counted back from it, its length and "SEFT"
/// (after ExifTool's Samsung.pm, ProcessSamsung).
/// </summary>
internal static class SamsungTrailer
{
    private const int MotionPhotoData = 0x0a30;
    private const int DirectoryHeader = 12;
    private const int Entry = 12;
    private const int BlockHeader = 8;
    private const int MostDirectory = 64 << 10;

    /// <summary>From where to where in the file its motion photo blocks keep their data.</summary>
    public static IEnumerable<(long Start, long End)> Videos(Stream stream)
    {
        if (Directory(stream) is not var (directory, bytes))
            yield break;
        for (var at = DirectoryHeader; at + Entry <= bytes.Length; at += Entry)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 2)) != MotionPhotoData)
                continue;
            var start = directory - BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 4));
            var end = start + BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8));
            if (start > 0 && end <= directory && DataStart(stream, start) is { } data && data < end)
                yield return (data, end);
        }
    }

    private static (long Position, byte[] Bytes)? Directory(Stream stream)
    {
        if (stream.Length < DirectoryHeader + 8)
            return null;
        stream.Position = stream.Length - 8;
        var tail = new byte[8];
        if (!stream.TryFill(tail) || !tail.AsSpan(4).SequenceEqual("SEFT"u8))
            return null;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        var position = stream.Length - 8 - length;
        if (length is < DirectoryHeader or > MostDirectory || position <= 0)
            return null;
        stream.Position = position;
        return stream.ReadBlock(length) is { } bytes && bytes.AsSpan().StartsWith("SEFH"u8) ? (position, bytes) : null;
    }

    /// <summary>Behind the block's type and name.</summary>
    private static long? DataStart(Stream stream, long block)
    {
        stream.Position = block;
        var header = new byte[BlockHeader];
        return stream.TryFill(header) ? block + BlockHeader + BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4)) : null;
    }
}
