using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>Reads a PNG's <c>eXIf</c> chunk, its XMP text and ImageMagick's raw profiles (PNG specification, third edition, §11.3).</summary>
internal static class PngChunks
{
    private const int MaxChunks = 200_000;
    private const int MaxTaken = 64;

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> XmpKeyword => "XML:com.adobe.xmp\0"u8;

    private static ReadOnlySpan<byte> RawProfile => "Raw profile type "u8;

    public static void Read(Stream stream, EmbeddedBlocks blocks)
    {
        stream.Position = Signature.Length;
        Span<byte> header = stackalloc byte[8];
        var taken = 0;
        for (var i = 0; i < MaxChunks && stream.TryFill(header); i++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(header);
            var type = header[4..];
            if (length > int.MaxValue || type.SequenceEqual("IEND"u8))
                return;
            var next = stream.Position + length + 4;
            if (taken < MaxTaken && IsWanted(type) && blocks.Read(stream, length) is { } chunk)
            {
                Take(type, chunk, blocks);
                taken++;
            }

            stream.Position = next;
        }
    }

    private static bool IsWanted(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("eXIf"u8) || type.SequenceEqual("iTXt"u8) || type.SequenceEqual("zTXt"u8) || type.SequenceEqual("tEXt"u8);

    private static void Take(ReadOnlySpan<byte> type, byte[] chunk, EmbeddedBlocks blocks)
    {
        if (type.SequenceEqual("eXIf"u8))
            blocks.AddExif(chunk);
        else if (type.SequenceEqual("iTXt"u8) && chunk.AsSpan().StartsWith(XmpKeyword))
            TakeXmp(chunk.AsSpan(XmpKeyword.Length), blocks);
        else if (chunk.AsSpan().StartsWith(RawProfile))
            TakeRawProfile(chunk.AsSpan(RawProfile.Length), compressed: type.SequenceEqual("zTXt"u8), blocks);
    }

    /// <summary>After the keyword: compression flag, method, language NUL, translated keyword NUL, text.</summary>
    private static void TakeXmp(ReadOnlySpan<byte> rest, EmbeddedBlocks blocks)
    {
        if (rest.Length < 2)
            return;
        var compressed = rest[0] == 1;
        rest = rest[2..];
        for (var terminators = 0; terminators < 2; terminators++)
        {
            var end = rest.IndexOf((byte)0);
            if (end < 0)
                return;
            rest = rest[(end + 1)..];
        }

        if ((compressed ? Inflate(rest, blocks) : rest.ToArray()) is { } packet)
            blocks.AddXmp(packet);
    }

    /// <summary>ImageMagick's profiles: name NUL, then "\n", the name again, a length, and the bytes as hexadecimal digits.</summary>
    private static void TakeRawProfile(ReadOnlySpan<byte> rest, bool compressed, EmbeddedBlocks blocks)
    {
        var end = rest.IndexOf((byte)0);
        if (end < 0)
            return;
        var name = rest[..end];
        rest = rest[(end + 1)..];
        var text = compressed ? (rest.Length > 1 ? Inflate(rest[1..], blocks) : null) : rest.ToArray();
        if (text is null || HexBody(text) is not { Length: > 0 } body)
            return;

        if (name.SequenceEqual("exif"u8) || (name.SequenceEqual("APP1"u8) && body.AsSpan().StartsWith("Exif"u8)))
            blocks.AddExif(body);
        else if (name.SequenceEqual("xmp"u8))
            blocks.AddXmp(body);
        else if (name.SequenceEqual("iptc"u8) && body[0] == 0x1C)
            blocks.AddIptc(body);
        else if (name.SequenceEqual("iptc"u8))
            PhotoshopResources.Read(body, blocks);
    }

    private static byte[]? HexBody(ReadOnlySpan<byte> text)
    {
        // Skip the leading line break, the name and the length: three line breaks in all.
        for (var lines = 0; lines < 3; lines++)
        {
            var end = text.IndexOf((byte)'\n');
            if (end < 0)
                return null;
            text = text[(end + 1)..];
        }

        var digits = new byte[text.Length];
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiHexDigit((char)c))
                digits[count++] = c;
        }

        return Convert.FromHexString(digits.AsSpan(0, count & ~1));
    }

    /// <summary>Null for more than a block may have, so that a few bytes cannot become gigabytes.</summary>
    private static byte[]? Inflate(ReadOnlySpan<byte> compressed, EmbeddedBlocks blocks)
    {
        using var source = new MemoryStream(compressed.ToArray());
        using var zlib = new ZLibStream(source, CompressionMode.Decompress);
        var buffer = ArrayPool<byte>.Shared.Rent(EmbeddedBlocks.MaxBlock);
        try
        {
            var length = zlib.ReadAtLeast(buffer.AsSpan(0, EmbeddedBlocks.MaxBlock), EmbeddedBlocks.MaxBlock, throwOnEndOfStream: false);
            return blocks.Reserve(length) && length < EmbeddedBlocks.MaxBlock ? buffer[..length] : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
