using System.Buffers.Binary;

namespace Bpp.Engine.Export.Stripping;

/// <summary>The ICC profile of a JPEG, which lies in pieces of 64 KB in as many segments (ICC.1:2022, B.4).</summary>
internal static class JpegColourProfile
{
    private const int SegmentHeader = 18;
    private const byte Sos = 0xda;
    private const byte App2 = 0xe2;

    private static ReadOnlySpan<byte> Name => "ICC_PROFILE\0"u8;

    /// <summary>The profile as <see cref="ColourProfile.Anonymous"/> leaves it: whole segments, by where in the file each begins. Without one that programs
    /// understand, which a profile with a piece there twice is not either, there are none.</summary>
    public static Dictionary<int, byte[]> Anonymous(ReadOnlySpan<byte> file)
    {
        var parts = new SortedDictionary<byte, (int At, int Length)>();
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xff && file[at + 1] != Sos)
        {
            if (file[at + 1] == 0xff)
            {
                at++;
                continue;
            }

            var segment = file.Slice(at, 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]));
            if (IsPart(file[at + 1], segment) && !parts.TryAdd(segment[16], (at, segment.Length)))
                return [];
            at += segment.Length;
        }

        var segments = new Dictionary<int, byte[]>();
        using var joined = new MemoryStream();
        foreach (var (begin, length) in parts.Values)
            joined.Write(file.Slice(begin + SegmentHeader, length - SegmentHeader));
        if (ColourProfile.Anonymous(joined.ToArray()) is not { } clean)
            return segments;
        var written = 0;
        foreach (var (begin, length) in parts.Values)
        {
            segments[begin] = [.. file.Slice(begin, SegmentHeader), .. clean.AsSpan(written, length - SegmentHeader)];
            written += length - SegmentHeader;
        }

        return segments;
    }

    private static bool IsPart(byte marker, ReadOnlySpan<byte> segment) => marker == App2 && segment.Length >= SegmentHeader && segment[4..].StartsWith(Name);
}
