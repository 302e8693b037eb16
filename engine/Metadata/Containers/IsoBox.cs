using System.Buffers.Binary;
using System.Text;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>A box of an ISO base media or QuickTime file (ISO/IEC 14496-12 §4.2).</summary>
/// <param name="Type">Four characters, Latin-1 (QuickTime uses ©).</param>
/// <param name="Start">Where its content starts in the file.</param>
/// <param name="End">Where its content ends, clipped to the box around it.</param>
internal readonly record struct IsoBox(string Type, long Start, long End)
{
    private const int MaxSiblings = 10_000;

    public long Length => End - Start;

    /// <summary>The boxes between two positions. The caller may move the stream while it enumerates.</summary>
    public static IEnumerable<IsoBox> Enumerate(Stream stream, long start, long end)
    {
        var header = new byte[16];
        for (var i = 0; i < MaxSiblings && start + 8 <= end; i++)
        {
            stream.Position = start;
            if (!stream.TryFill(header.AsSpan(0, 8)))
                yield break;
            long size = BinaryPrimitives.ReadUInt32BigEndian(header);
            var headerSize = 8;
            if (size == 1)
            {
                if (!stream.TryFill(header.AsSpan(8, 8)))
                    yield break;
                size = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8));
                headerSize = 16;
            }

            if (size == 0)
                size = end - start;
            if (size < headerSize)
                yield break;
            var boxEnd = size > end - start ? end : start + size;
            yield return new IsoBox(Encoding.Latin1.GetString(header, 4, 4), start + headerSize, boxEnd);
            start = boxEnd;
        }
    }

    public IEnumerable<IsoBox> Children(Stream stream, int skip = 0) => Enumerate(stream, Start + skip, End);

    /// <summary>The whole content, or null when it is larger than a metadata block may be.</summary>
    public byte[]? Content(Stream stream)
    {
        stream.Position = Start;
        return stream.ReadBlock(Length);
    }
}
