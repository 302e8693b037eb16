using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Bpp.Engine.Export.Stripping;

/// <summary>
/// Leaves of an ICC profile what colours need. The profile of a screen, which screenshots hold, tells its maker, model and serial number
/// (Apple's <c>mmod</c>), its owner's name for it and the minute it was calibrated. The length stays, so that it fits where it was.
/// Layout: ICC.1:2022, 7.2 (header), 7.3 (tag table), 10.15 (mluc); ICC.1:2001, 6.5.17 (desc).
/// </summary>
internal static class ColourProfile
{
    private const int HeaderLength = 128;
    private const int EntryLength = 12;
    private const int MostTags = 100;

    private static readonly FrozenSet<string> Colour = new[]
    {
        "wtpt", "bkpt", "chad", "chrm", "cicp", "gamt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC",
        "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2", "B2D3",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Descriptions that are the same on every machine; any other is taken for somebody's own.</summary>
    private static readonly FrozenSet<string> Standard = new[]
    {
        "sRGB", "sRGB IEC61966-2.1", "sRGB IEC61966-2-1", "sRGB built-in", "sRGB2014", "Display P3", "DCI-P3 D65 Gamut with sRGB Transfer", "Adobe RGB (1998)",
        "ProPhoto RGB", "ROMM RGB: ISO 22028-2:2013", "Rec. ITU-R BT.709-5", "Rec. ITU-R BT.2020-1", "Generic RGB Profile", "Generic Gray Gamma 2.2 Profile",
        "Gray Gamma 2.2", "Dot Gain 20%", "U.S. Web Coated (SWOP) v2", "Coated FOGRA39 (ISO 12647-2:2004)",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A profile of the same colours and length, with nothing else but a standard profile's name. Tags that cannot be read go.</summary>
    /// <returns>Null: it is no profile, so that no program takes colours from it.</returns>
    public static byte[]? Anonymous(ReadOnlySpan<byte> profile)
    {
        if (profile.Length < HeaderLength + 4 || !profile[36..].StartsWith("acsp"u8))
            return null;
        var clean = new byte[profile.Length];
        profile[..HeaderLength].CopyTo(clean);
        clean.AsSpan(24, 12).Clear(); // when it was made
        clean.AsSpan(48, 8).Clear(); // of which device
        clean.AsSpan(80, 48).Clear(); // by whom; its hash, which is no longer true, and what is reserved
        var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[HeaderLength..]), MostTags);
        var kept = 0;
        for (var i = 0; i < count && HeaderLength + 4 + ((i + 1) * EntryLength) <= profile.Length; i++)
        {
            var entry = profile.Slice(HeaderLength + 4 + (i * EntryLength), EntryLength);
            var name = Encoding.ASCII.GetString(entry[..4]);
            var (begin, length) = (BinaryPrimitives.ReadUInt32BigEndian(entry[4..]), BinaryPrimitives.ReadUInt32BigEndian(entry[8..]));
            if (begin + (ulong)length > (ulong)profile.Length)
                continue;
            var offset = (int)begin;
            var data = profile.Slice(offset, (int)length);
            if (name is "desc" or "cprt" && data.Length >= 16)
                WriteText(data, name == "desc" ? StandardName(data) : "", clean.AsSpan(offset, data.Length));
            else if (Colour.Contains(name))
                data.CopyTo(clean.AsSpan(offset));
            else
                continue;
            entry.CopyTo(clean.AsSpan(HeaderLength + 4 + (kept++ * EntryLength)));
        }

        BinaryPrimitives.WriteInt32BigEndian(clean.AsSpan(HeaderLength), kept);
        return clean;
    }

    /// <summary>The description where it is a standard profile's, else nothing.</summary>
    private static string StandardName(ReadOnlySpan<byte> data)
    {
        var said = "";
        if (data.StartsWith("desc"u8))
            said = Encoding.ASCII.GetString(Part(data, 12, BinaryPrimitives.ReadUInt32BigEndian(data[8..])));
        else if (data.StartsWith("mluc"u8) && data.Length >= 28)
            said = Encoding.BigEndianUnicode.GetString(Part(data, BinaryPrimitives.ReadUInt32BigEndian(data[24..]), BinaryPrimitives.ReadUInt32BigEndian(data[20..])));
        said = said.TrimEnd('\0');
        return Standard.Contains(said) ? said : "";
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> data, uint begin, uint length) =>
        begin + (ulong)length <= (ulong)data.Length ? data.Slice((int)begin, (int)length) : default;

    /// <summary>The same type of text as before with another text, which is the former one or none, and so has room.</summary>
    private static void WriteText(ReadOnlySpan<byte> former, string text, Span<byte> target)
    {
        target.Clear();
        former[..4].CopyTo(target);
        if (former.StartsWith("desc"u8))
        {
            BinaryPrimitives.WriteInt32BigEndian(target[8..], text.Length + 1);
            Encoding.ASCII.GetBytes(text, target[12..]);
        }
        else if (former.StartsWith("mluc"u8))
        {
            BinaryPrimitives.WriteInt32BigEndian(target[12..], 12);
            if (text.Length == 0)
                return;
            BinaryPrimitives.WriteInt32BigEndian(target[8..], 1);
            "enUS"u8.CopyTo(target[16..]);
            BinaryPrimitives.WriteInt32BigEndian(target[20..], text.Length * 2);
            BinaryPrimitives.WriteInt32BigEndian(target[24..], 28);
            Encoding.BigEndianUnicode.GetBytes(text, target[28..]);
        }
    }
}
