using System.Text;
using System.Text.Unicode;

namespace Bpp.Engine.Imaging;

/// <summary>Names what a file is instead of a photo, so that a failure can say it.</summary>
internal static class OtherFormats
{
    public static FileSignature Sniff(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return FileSignature.Other("empty");
        return UnreadImage(head) ?? Video(head) ?? Document(head) ?? Text(head) ?? FileSignature.Unknown;
    }

    private static FileSignature? UnreadImage(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> boxSize = [0, 0, 0, 0x0C];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]) || (head.StartsWith(boxSize) && head[4..].StartsWith("JXL "u8)))
            return FileSignature.UnreadImage("JPEG XL");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]) || (head.StartsWith(boxSize) && head[4..].StartsWith("jP  "u8)))
            return FileSignature.UnreadImage("JPEG 2000");
        if (head.StartsWith("BM"u8) && head.Length >= 26 && head[6..10].IndexOfAnyExcept((byte)0) < 0)
            return FileSignature.UnreadImage("BMP");
        if (head.StartsWith("8BPS"u8))
            return FileSignature.UnreadImage("Photoshop PSD");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x76, 0x2F, 0x31, 0x01]))
            return FileSignature.UnreadImage("OpenEXR");
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0]) && head.Length >= 22)
            return FileSignature.UnreadImage("icon");
        if (head.StartsWith("#?RADIANCE"u8))
            return FileSignature.UnreadImage("Radiance HDR");
        if (head.Length >= 3 && head[0] == 'P' && head[1] is >= (byte)'1' and <= (byte)'7' && head[2] is (byte)'\n' or (byte)' ' or (byte)'\r')
            return FileSignature.UnreadImage("PNM");
        if (head.StartsWith("gimp xcf"u8))
            return FileSignature.UnreadImage("GIMP XCF");
        return null;
    }

    private static FileSignature? Video(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return FileSignature.Video("a Matroska or WebM video");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75]))
            return FileSignature.Video("a Windows Media video");
        return head.StartsWith("FLV\u0001"u8) ? FileSignature.Video("a Flash video") : null;
    }

    private static FileSignature? Document(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF"u8))
            return FileSignature.Other("a PDF document");
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return FileSignature.Other("a ZIP archive");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return FileSignature.Other("a gzip archive");
        if (head.StartsWith("Rar!"u8) || head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF]))
            return FileSignature.Other("an archive");
        if (head.StartsWith("ID3"u8))
            return FileSignature.Other("a sound file");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F']) || head.StartsWith("MZ"u8))
            return FileSignature.Other("a program");
        return null;
    }

    private static FileSignature? Text(ReadOnlySpan<byte> head)
    {
        // The 4 KiB head may end inside a character of up to 4 bytes.
        var valid = Utf8.IsValid(head);
        for (var cut = 1; !valid && cut <= 3 && head.Length > 64; cut++)
            valid = Utf8.IsValid(head[..^cut]);
        if (!valid || head.IndexOfAnyInRange((byte)0, (byte)8) >= 0)
            return null;
        var start = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 512)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').ToLowerInvariant();
        if (start.StartsWith("<!doctype html", StringComparison.Ordinal) || start.StartsWith("<html", StringComparison.Ordinal))
            return FileSignature.Other("an HTML page");
        if (start.StartsWith("<svg", StringComparison.Ordinal) || (start.StartsWith("<?xml", StringComparison.Ordinal) && start.Contains("<svg", StringComparison.Ordinal)))
            return FileSignature.UnreadImage("SVG");
        return FileSignature.Other("a text file");
    }
}
