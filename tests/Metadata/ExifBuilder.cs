using System.Buffers.Binary;
using System.Text;

namespace Bpp.Tests.Metadata;

/// <summary>Builds EXIF blocks (big-endian TIFF) tag by tag, so that a test can say anything a camera or an attacker could.</summary>
internal sealed class ExifBuilder
{
    private readonly SortedDictionary<int, Entry> _main = [];
    private readonly SortedDictionary<int, Entry> _exif = [];
    private readonly SortedDictionary<int, Entry> _gps = [];

    public ExifBuilder Main(int tag, object value) => Add(_main, tag, value);

    public ExifBuilder Exif(int tag, object value) => Add(_exif, tag, value);

    public ExifBuilder Gps(int tag, object value) => Add(_gps, tag, value);

    /// <summary>The TIFF structure alone.</summary>
    public byte[] Tiff()
    {
        var mainLength = Length(_main) + (_exif.Count > 0 ? 12 : 0) + (_gps.Count > 0 ? 12 : 0);
        var exifAt = 8 + mainLength + Data(_main);
        var gpsAt = exifAt + (_exif.Count > 0 ? Length(_exif) + Data(_exif) : 0);
        if (_exif.Count > 0)
            Main(0x8769, (uint)exifAt);
        if (_gps.Count > 0)
            Main(0x8825, (uint)gpsAt);
        using var output = new MemoryStream();
        output.Write("MM\0*\0\0\0\u0008"u8);
        Write(output, _main);
        if (_exif.Count > 0)
            Write(output, _exif);
        if (_gps.Count > 0)
            Write(output, _gps);
        return output.ToArray();
    }

    /// <summary>A JPEG without pixels: EXIF, then any further segments.</summary>
    public byte[] Jpeg(params (byte Marker, byte[] Payload)[] segments) =>
        MetadataFiles.Jpeg([(0xE1, [.. "Exif\0\0"u8, .. Tiff()]), .. segments]);

    private ExifBuilder Add(SortedDictionary<int, Entry> directory, int tag, object value)
    {
        directory[tag] = value switch
        {
            string text => new Entry(2, [.. Encoding.UTF8.GetBytes(text), 0]),
            byte[] bytes => new Entry(7, bytes),
            ushort number => new Entry(3, BigEndian(number, 2)),
            uint number => new Entry(4, BigEndian(number, 4)),
            (uint, uint)[] rationals => new Entry(5, [.. rationals.SelectMany(r => (byte[])[.. BigEndian(r.Item1, 4), .. BigEndian(r.Item2, 4)])]),
            _ => throw new ArgumentException($"No EXIF type for {value.GetType()}", nameof(value)),
        };
        return this;
    }

    private static int Length(SortedDictionary<int, Entry> directory) => 2 + (directory.Count * 12) + 4;

    private static int Data(SortedDictionary<int, Entry> directory) =>
        directory.Values.Where(e => e.Bytes.Length > 4).Sum(e => e.Bytes.Length);

    private static void Write(MemoryStream output, SortedDictionary<int, Entry> directory)
    {
        var dataAt = (uint)(output.Position + Length(directory));
        output.Write(BigEndian((uint)directory.Count, 2));
        foreach (var (tag, entry) in directory)
        {
            output.Write(BigEndian((uint)tag, 2));
            output.Write(BigEndian((uint)entry.Type, 2));
            output.Write(BigEndian((uint)entry.Count, 4));
            if (entry.Bytes.Length <= 4)
            {
                output.Write(entry.Bytes);
                output.Write(new byte[4 - entry.Bytes.Length]);
                continue;
            }

            output.Write(BigEndian(dataAt, 4));
            dataAt += (uint)entry.Bytes.Length;
        }

        output.Write(new byte[4]);
        foreach (var entry in directory.Values.Where(e => e.Bytes.Length > 4))
            output.Write(entry.Bytes);
    }

    private static byte[] BigEndian(uint value, int size)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes[(4 - size)..];
    }

    private sealed record Entry(int Type, byte[] Bytes)
    {
        public int Count => Bytes.Length / (Type switch { 3 => 2, 4 => 4, 5 => 8, _ => 1 });
    }
}
