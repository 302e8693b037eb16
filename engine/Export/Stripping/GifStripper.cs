namespace Bpp.Engine.Export.Stripping;

/// <summary>GIF89a: keeps frames, their timing, looping and the ICC profile; drops comments, XMP, other application blocks and what follows the trailer.</summary>
internal static class GifStripper
{
    private const byte Extension = 0x21;
    private const byte ImageDescriptor = 0x2c;
    private const byte Trailer = 0x3b;
    private const byte PlainText = 0x01;
    private const byte GraphicControl = 0xf9;
    private const byte Application = 0xff;

    public static byte[]? Strip(ReadOnlySpan<byte> file)
    {
        if (file.Length < 14 || !(file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8)))
            return null;
        using var output = new MemoryStream(file.Length);
        var at = 13 + ColourTable(file[10]);
        output.Write(file[..at]);
        while (true)
        {
            var start = at;
            switch (file[at])
            {
                case Trailer:
                    output.WriteByte(Trailer);
                    return output.ToArray();
                case ImageDescriptor:
                    at = EndOfBlocks(file, at + 10 + ColourTable(file[at + 9]) + 1);
                    output.Write(file[start..at]);
                    break;
                case Extension:
                    at = EndOfBlocks(file, at + 2);
                    if (IsKept(file[start..at]))
                        output.Write(file[start..at]);
                    break;
                default:
                    return null;
            }
        }
    }

    private static bool IsKept(ReadOnlySpan<byte> extension) => extension[1] switch
    {
        GraphicControl => true,
        PlainText => false,
        Application => extension.Length > 14 && extension.Slice(3, 11) is var name
            && (name.SequenceEqual("NETSCAPE2.0"u8) || name.SequenceEqual("ANIMEXTS1.0"u8) || name.SequenceEqual("ICCRGBG1012"u8)),
        _ => false,
    };

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int EndOfBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (file[at] != 0)
            at += 1 + file[at];
        return at + 1;
    }
}
