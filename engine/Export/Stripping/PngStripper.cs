using System.Buffers.Binary;
using System.IO.Compression;

namespace Bpp.Engine.Export.Stripping;

/// <summary>PNG (W3C, third edition): keeps the chunks that make pixels and their colours (of an ICC profile, those alone), animation included; drops text, EXIF, times and unknown chunks.</summary>
internal static class PngStripper
{
    /// <summary>Characters.</summary>
    private const int LongestName = 79;

    /// <summary>Bytes; printers' profiles have two or three million.</summary>
    private const int LargestProfile = 8 << 20;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND",
        "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "cICP", "mDCV", "cLLI",
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
            if (type == "iCCP" && Profile(chunk[8..^4]) is { } profile)
                WriteChunk(output, "iCCP"u8, profile);
            else if (Kept.Contains(type))
                output.Write(chunk);
            if (type == "IHDR" && orientation != 1)
                WriteChunk(output, "eXIf"u8, OrientationExif.Tiff(orientation));
            if (type == "IEND")
                return output.ToArray();
            at += chunk.Length;
        }
    }

    /// <summary>The name, which is free text, goes; the profile is compressed behind it and one byte for the method.</summary>
    private static byte[]? Profile(ReadOnlySpan<byte> chunk)
    {
        var end = chunk[..Math.Min(chunk.Length, LongestName + 1)].IndexOf((byte)0);
        if (end < 0 || Inflated(chunk[(end + 2)..]) is not { } profile || ColourProfile.Anonymous(profile) is not { } clean)
            return null;
        using var output = new MemoryStream();
        output.Write("icc\0\0"u8);
        using (var deflated = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
            deflated.Write(clean);
        return output.ToArray();
    }

    private static byte[]? Inflated(ReadOnlySpan<byte> compressed)
    {
        try
        {
            using var input = new ZLibStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[LargestProfile];
            return buffer[..input.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return null;
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

    /// <summary>CRC-32 of PNG's Annex D, bit by bit: the only data it sees are a few bytes, and a compressed profile at most.</summary>
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
