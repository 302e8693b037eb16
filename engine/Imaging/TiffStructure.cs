using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Bpp.Engine.Imaging;

/// <summary>
/// The directories of a TIFF-like file as far as routing needs them: is it RAW, and is it all there?
/// Reads a few small blocks, trusts no number, and gives up quietly on nonsense (decoding will then say what is wrong).
/// </summary>
internal sealed class TiffStructure
{
    private const int MaxDirectories = 32;
    private const int MaxEntries = 512;
    private const int MaxValues = 65_536;

    private readonly SafeFileHandle _handle;
    private readonly HashSet<uint> _seen = [];
    private readonly Queue<uint> _pending = new();
    private bool _bigEndian;

    private TiffStructure(SafeFileHandle handle)
    {
        _handle = handle;
    }

    /// <summary>Tag DNGVersion is there.</summary>
    public bool IsDng { get; private set; }

    /// <summary>A directory holds sensor values (photometric interpretation CFA or LinearRaw).</summary>
    public bool HasSensorMosaic { get; private set; }

    /// <summary>Orientation of the first directory, 1–8; 1 when absent or out of range.</summary>
    public int Orientation { get; private set; } = 1;

    /// <summary>One past the last byte that a strip, tile or preview claims to use.</summary>
    public long ClaimedEnd { get; private set; }

    /// <summary>Never throws for bad content; I/O errors pass through.</summary>
    public static TiffStructure Read(SafeFileHandle handle)
    {
        var tiff = new TiffStructure(handle);
        tiff.Walk();
        return tiff;
    }

    private void Walk()
    {
        Span<byte> header = stackalloc byte[8];
        if (RandomAccess.Read(_handle, header, 0) < 8 || header[2] == '+' || header[3] == '+')
            return;
        _bigEndian = header[0] == 'M';
        _pending.Enqueue(UInt32(header[4..]));
        while (_pending.TryDequeue(out var offset) && _seen.Count < MaxDirectories)
        {
            if (offset != 0 && _seen.Add(offset))
                ReadDirectory(offset, isFirst: _seen.Count == 1);
        }
    }

    private void ReadDirectory(uint offset, bool isFirst)
    {
        Span<byte> count = stackalloc byte[2];
        if (RandomAccess.Read(_handle, count, offset) < 2 || UInt16(count) is var entries && (entries == 0 || entries > MaxEntries))
            return;
        var block = new byte[(entries * 12) + 4];
        var read = RandomAccess.Read(_handle, block, offset + 2L);
        var spans = new DataSpans();
        for (var at = 0; at + 12 <= read && at < entries * 12; at += 12)
            ReadEntry(block.AsSpan(at, 12), isFirst, spans);
        ClaimedEnd = Math.Max(ClaimedEnd, spans.End);
        if (read == block.Length)
            _pending.Enqueue(UInt32(block.AsSpan(entries * 12)));
    }

    private void ReadEntry(ReadOnlySpan<byte> entry, bool isFirst, DataSpans spans)
    {
        switch (UInt16(entry))
        {
            case 0x0106 when First(entry) is 32803 or 34892:
                HasSensorMosaic = true;
                break;
            case 0x0112 when isFirst && First(entry) is >= 1 and <= 8 and var orientation:
                Orientation = (int)orientation;
                break;
            case 0x0111 or 0x0144 or 0x0201:
                spans.Offsets.Add(Values(entry));
                break;
            case 0x0117 or 0x0145 or 0x0202:
                spans.Sizes.Add(Values(entry));
                break;
            case 0x014A:
                foreach (var directory in Values(entry).Take(MaxDirectories))
                    _pending.Enqueue(directory);
                break;
            case 0xC612 when isFirst:
                IsDng = true;
                break;
        }
    }

    private uint? First(ReadOnlySpan<byte> entry) => Values(entry) is [var first, ..] ? first : null;

    private uint[] Values(ReadOnlySpan<byte> entry)
    {
        var width = UInt16(entry[2..]) switch { 1 => 1, 3 => 2, 4 or 13 => 4, _ => 0 };
        var count = UInt32(entry[4..]);
        if (width == 0 || count == 0 || count > MaxValues)
            return [];
        ReadOnlySpan<byte> data = entry[8..];
        if (count * width > 4)
        {
            var block = new byte[count * width];
            data = block.AsSpan(0, RandomAccess.Read(_handle, block, UInt32(entry[8..])));
        }

        var values = new uint[Math.Min(count, data.Length / width)];
        for (var i = 0; i < values.Length; i++)
            values[i] = width switch { 1 => data[i], 2 => UInt16(data[(i * 2)..]), _ => UInt32(data[(i * 4)..]) };
        return values;
    }

    private ushort UInt16(ReadOnlySpan<byte> bytes) =>
        _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private uint UInt32(ReadOnlySpan<byte> bytes) =>
        _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    /// <summary>Offsets and sizes of one directory; the tags come in ascending order, so the n-th offsets meet the n-th sizes.</summary>
    private sealed class DataSpans
    {
        public List<uint[]> Offsets { get; } = [];

        public List<uint[]> Sizes { get; } = [];

        public long End => Offsets.Zip(Sizes).SelectMany(pair => pair.First.Zip(pair.Second)).Select(s => (long)s.First + s.Second).DefaultIfEmpty().Max();
    }
}
