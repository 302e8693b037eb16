using Bpp.Engine.Metadata.Fields;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.IO;
using Directory = MetadataExtractor.Directory;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>A movie's header: recording time, place, camera and Apple's keys (QuickTime File Format, "Movie atoms" and "Metadata"); Canon CR3 keeps its EXIF there.</summary>
internal static class MovieHeader
{
    /// <summary>Canon's box: 85C0B687-820F-11E0-8111-F4CE462B6A48.</summary>
    private static ReadOnlySpan<byte> CanonUuid =>
        [0x85, 0xC0, 0xB6, 0x87, 0x82, 0x0F, 0x11, 0xE0, 0x81, 0x11, 0xF4, 0xCE, 0x46, 0x2B, 0x6A, 0x48];

    /// <summary>Seconds from 1904, the QuickTime zero.</summary>
    private static readonly DateTime Epoch = new(1904, 1, 1);

    public static void Read(Stream stream, IsoBox moov, EmbeddedBlocks blocks)
    {
        var items = new MovieItems();
        foreach (var box in moov.Children(stream))
        {
            switch (box.Type)
            {
                case "mvhd":
                    items.Created = Created(box.Content(stream));
                    break;
                case "udta":
                    ReadUserData(stream, box, items, blocks);
                    break;
                case "meta":
                    ReadKeys(stream, box, items);
                    break;
                case "uuid":
                    ReadCanon(stream, box, blocks);
                    break;
            }
        }

        blocks.Movie = MovieFields.Read(items);
    }

    private static CaptureTime? Created(byte[]? header)
    {
        if (header is null)
            return null;
        var reader = new BigEndianReader(header);
        var wide = reader.Read(1) == 1;
        reader.Read(3);
        var seconds = reader.Read(wide ? 8 : 4);
        if (seconds is <= 0 or > 100L * 366 * 86400 * 4)
            return null;
        return new CaptureTime(Epoch.AddSeconds(seconds), TimeSpan.Zero, DateSource.QuickTime, DatePrecision.Second);
    }

    /// <summary>Classic user data: 16-bit length, language, text; and an XMP packet.</summary>
    private static void ReadUserData(Stream stream, IsoBox udta, MovieItems items, EmbeddedBlocks blocks)
    {
        foreach (var box in udta.Children(stream))
        {
            if (box.Type == "XMP_" && box.Content(stream) is { } packet)
                blocks.AddXmp(packet);
            else if (box.Type == "meta")
                ReadKeys(stream, box, items);
            else if (box.Type[0] == '\u00A9' && box.Length is > 4 and < 64 << 10 && box.Content(stream) is { } content)
                items.Add(box.Type, UserText(content));
        }
    }

    private static string UserText(ReadOnlySpan<byte> content)
    {
        var length = (content[0] << 8) | content[1];
        var text = content[4..];
        return MetadataText.Decode(text[..Math.Min(length, text.Length)]);
    }

    /// <summary>Apple's key table and its values: value boxes are numbered by key, from one.</summary>
    private static void ReadKeys(Stream stream, IsoBox meta, MovieItems items)
    {
        var children = meta.Children(stream, IsFullBox(stream, meta) ? 4 : 0).ToList();
        var keys = children.Find(box => box.Type == "keys") is { Type: not null } table ? Keys(table.Content(stream)) : [];
        if (children.Find(box => box.Type == "ilst") is not { Type: not null } list)
            return;
        foreach (var item in list.Children(stream))
        {
            var number = item.Type[0] << 24 | item.Type[1] << 16 | item.Type[2] << 8 | item.Type[3];
            var key = number >= 1 && number <= keys.Count ? keys[number - 1] : item.Type;
            var data = item.Children(stream).FirstOrDefault(box => box.Type == "data");
            if (data is { Type: not null, Length: > 8 and < 64 << 10 } && data.Content(stream) is { } content && content[3] == 1)
                items.Add(key, MetadataText.Decode(content.AsSpan(8)));
        }
    }

    /// <summary>ISO files give <c>meta</c> four bytes of version and flags; QuickTime files do not.</summary>
    private static bool IsFullBox(Stream stream, IsoBox meta)
    {
        Span<byte> start = stackalloc byte[8];
        stream.Position = meta.Start;
        return stream.TryFill(start) && !start[4..].SequenceEqual("hdlr"u8);
    }

    private static List<string> Keys(byte[]? table)
    {
        var keys = new List<string>();
        if (table is null)
            return keys;
        var reader = new BigEndianReader(table);
        reader.Read(8);
        while (reader.Remaining >= 8 && keys.Count < MetadataText.MaxItems)
        {
            var length = reader.Read(4) - 8;
            reader.Read(4);
            if (length < 0 || length > reader.Remaining)
                break;
            keys.Add(MetadataText.Decode(reader.Bytes((int)length)));
        }

        return keys;
    }

    private static void ReadCanon(Stream stream, IsoBox uuid, EmbeddedBlocks blocks)
    {
        Span<byte> id = stackalloc byte[16];
        stream.Position = uuid.Start;
        if (!stream.TryFill(id) || !id.SequenceEqual(CanonUuid))
            return;
        foreach (var box in uuid.Children(stream, skip: 16))
        {
            if (CanonDirectory(box.Type) is { } directory && box.Content(stream) is { } block)
                blocks.AddTiff(new ByteArrayReader(block), directory);
        }
    }

    private static Directory? CanonDirectory(string type) => type switch
    {
        "CMT1" => new ExifIfd0Directory(),
        "CMT2" => new ExifSubIfdDirectory(),
        "CMT3" => new MetadataExtractor.Formats.Exif.Makernotes.CanonMakernoteDirectory(),
        "CMT4" => new GpsDirectory(),
        _ => null,
    };
}
