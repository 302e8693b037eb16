using System.Buffers.Binary;

namespace Bpp.Engine.Export.Stripping;

/// <summary>PNG (W3C, third edition): keeps the chunks that make pixels and their colours, animation included; drops text, EXIF, times and unknown chunks.</summary>
internal static class PngStripper
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND",
        "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "mDCV", "cLLI",
        "acTL", "fcTL", "fdAT",
    };

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public static byte[]? Strip(ReadOnlySpan<byte> file, int orientation)
    {
        if (!file.StartsWith(Signature))
            return null;
        using var output = new MemoryStream(file.Length);
        output.Write(Signature);
        var at = Signature.Length;
        while (true)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var chunk = file.Slice(at, checked((int)length + 12));
            var type = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (Kept.Contains(type))
                output.Write(chunk);
            if (type == "IHDR" && orientation != 1)
                WriteChunk(output, "eXIf"u8, OrientationExif.Tiff(orientation));
            if (type == "IEND")
                return output.ToArray();
            at += chunk.Length;
        }
    }

    private static void WriteChunk(MemoryStream output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(type);
        output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        output.Write(number);
    }

    /// <summary>CRC-32 of PNG's Annex D, bit by bit: the only data it sees are a few bytes.</summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
        }

        return crc;
    }
}
