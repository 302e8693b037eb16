using System.Buffers.Binary;

namespace Bpp.Engine.Export.Stripping;

/// <summary>WebP (RFC 9649): keeps bitstreams, alpha, animation and the colours of the ICC profile; drops EXIF, XMP, unknown chunks and what follows the RIFF form.</summary>
internal static class WebpStripper
{
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;
    private const byte ProfileFlag = 0x20;

    /// <summary>Of VP8X, which is the first chunk of an extended file.</summary>
    private const int FlagsAt = 20;

    public static byte[]? Strip(ReadOnlySpan<byte> file, int orientation)
    {
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8))
            return null;
        var end = (int)Math.Min(file.Length, 8L + BinaryPrimitives.ReadUInt32LittleEndian(file[4..]));
        using var output = new MemoryStream(file.Length);
        output.Write(file[..12]);
        var extended = false;
        var pixels = false;
        byte lostFlags = 0;
        for (var at = 12; at + 8 <= end;)
        {
            var type = file.Slice(at, 4);
            var length = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]));
            var data = file.Slice(at + 8, length);
            if (type.SequenceEqual("VP8X"u8))
            {
                extended = true;
                var header = data.ToArray();
                header[0] = (byte)((header[0] & ~(ExifFlag | XmpFlag)) | (orientation != 1 ? ExifFlag : 0));
                WriteChunk(output, type, header);
            }
            else if (type.SequenceEqual("ICCP"u8))
            {
                if (ColourProfile.Anonymous(data) is { } profile)
                    WriteChunk(output, type, profile);
                else
                    lostFlags = ProfileFlag;
            }
            else if (IsPixels(type) || type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ALPH"u8))
            {
                pixels |= IsPixels(type);
                WriteChunk(output, type, data);
            }

            at += 8 + length + (length & 1);
        }

        if (!pixels || (orientation != 1 && !extended))
            return null;
        if (orientation != 1)
            WriteChunk(output, "EXIF"u8, OrientationExif.Tiff(orientation));
        var result = output.ToArray();
        if (extended)
            result[FlagsAt] &= (byte)~lostFlags;
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(4), (uint)(result.Length - 8));
        return result;
    }

    private static bool IsPixels(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8) || type.SequenceEqual("ANMF"u8);

    private static void WriteChunk(MemoryStream output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        output.Write(type);
        output.Write(length);
        output.Write(data);
        if ((data.Length & 1) == 1)
            output.WriteByte(0);
    }
}
