using System.Buffers.Binary;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>The EXIF and XMP items of a HEIC or AVIF (ISO/IEC 14496-12 §8.11 item information and location, ISO/IEC 23008-12 annex A).</summary>
internal static class HeifItems
{
    private const int MaxItems = 20_000;

    private enum ItemKind
    {
        Exif,
        Xmp,
    }

    public static void Read(Stream stream, IsoBox meta, EmbeddedBlocks blocks)
    {
        var children = meta.Children(stream, skip: 4).ToList();
        var idat = children.Find(box => box.Type == "idat");
        if (children.Find(box => box.Type == "iinf") is not { Type: not null } info
            || children.Find(box => box.Type == "iloc") is not { Type: not null } location
            || location.Content(stream) is not { } table)
            return;

        var wanted = Kinds(stream, info);
        foreach (var (id, start, length) in Extents(table, idat))
        {
            if (!wanted.TryGetValue(id, out var kind) || start < 0 || start > stream.Length)
                continue;
            stream.Position = start;
            if (blocks.Read(stream, length) is not { } item)
                continue;
            if (kind == ItemKind.Xmp)
                blocks.AddXmp(item);
            else
                AddExif(item, blocks);
        }
    }

    /// <summary>An EXIF item starts with the distance from its fourth byte to the TIFF header.</summary>
    private static void AddExif(byte[] item, EmbeddedBlocks blocks)
    {
        if (item.Length < 12)
            return;
        var start = BinaryPrimitives.ReadUInt32BigEndian(item) + 4L;
        if (start < item.Length)
            blocks.AddExif(item[(int)start..]);
    }

    private static Dictionary<uint, ItemKind> Kinds(Stream stream, IsoBox info)
    {
        var kinds = new Dictionary<uint, ItemKind>();
        if (info.Content(stream) is not { Length: > 6 } head)
            return kinds;
        var entries = head[0] == 0 ? 6 : 8;
        foreach (var box in IsoBox.Enumerate(stream, info.Start + entries, info.End))
        {
            if (box.Type == "infe" && box.Length <= 4096 && box.Content(stream) is { Length: >= 12 } entry)
                AddKind(entry, kinds);
        }

        return kinds;
    }

    private static void AddKind(ReadOnlySpan<byte> entry, Dictionary<uint, ItemKind> kinds)
    {
        var version = entry[0];
        if (version is not (2 or 3))
            return;
        var id = version == 2 ? BinaryPrimitives.ReadUInt16BigEndian(entry[4..]) : BinaryPrimitives.ReadUInt32BigEndian(entry[4..]);
        var rest = entry[(version == 2 ? 8 : 10)..];
        if (rest.StartsWith("Exif"u8))
            kinds[id] = ItemKind.Exif;
        else if (rest.StartsWith("mime"u8) && rest.IndexOf("application/rdf+xml"u8) >= 0)
            kinds[id] = ItemKind.Xmp;
    }

    /// <summary>Item id, position in the file and length of every item that is in one piece.</summary>
    private static List<(uint Id, long Start, long Length)> Extents(byte[] table, IsoBox idat)
    {
        var extents = new List<(uint, long, long)>();
        var reader = new BigEndianReader(table);
        var version = reader.Read(1);
        reader.Read(3);
        var sizes = reader.Read(2);
        int offsetSize = (int)(sizes >> 12), lengthSize = (int)(sizes >> 8 & 15), baseSize = (int)(sizes >> 4 & 15);
        var indexSize = version is 1 or 2 ? (int)(sizes & 15) : 0;
        var idSize = version < 2 ? 2 : 4;
        var count = reader.Read(idSize);
        for (var i = 0; i < Math.Min(count, MaxItems); i++)
        {
            var id = (uint)reader.Read(idSize);
            var inIdat = version is 1 or 2 && (reader.Read(2) & 15) == 1;
            reader.Read(2);
            var origin = reader.Read(baseSize) + (inIdat ? idat.Start : 0);
            var pieces = reader.Read(2);
            for (var piece = 0; piece < pieces; piece++)
            {
                reader.Read(indexSize);
                var start = origin + reader.Read(offsetSize);
                var length = reader.Read(lengthSize);
                if (pieces == 1)
                    extents.Add((id, start, length));
            }
        }

        return extents;
    }
}
