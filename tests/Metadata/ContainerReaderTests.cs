using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Bpp.Engine.Metadata;

namespace Bpp.Tests.Metadata;

public sealed class ContainerReaderTests
{
    private static readonly byte[] Exif = new ExifBuilder().Main(0x010F, "Maker").Exif(0x9003, "2023:07:14 15:30:12").Tiff();
    private static readonly byte[] Xmp = Encoding.UTF8.GetBytes(MetadataFiles.Xmp("<xmp:Rating>4</xmp:Rating>"));

    [Fact]
    public void Read_Tiff_IsRead() => AssertExif(MetadataFiles.Read(Exif, "a.tif"));

    [Fact]
    public void Read_TiffWithXmpAndIptcTags_ReadsThem()
    {
        byte[] iptc = [0x1C, 2, 25, 0, 3, .. "sea"u8];
        var read = MetadataFiles.Read(new ExifBuilder().Main(700, Xmp).Main(33723, iptc).Tiff(), "a.tif");

        Assert.Equal(4, read.Rating);
        Assert.Equal(["sea"], read.Keywords);
    }

    [Fact]
    public void Read_Png_ReadsExifAndXmpEvenBehindThePixels()
    {
        var read = MetadataFiles.Read(
            Png(("IDAT", new byte[5]), ("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Xmp]), ("eXIf", Exif)), "a.png");

        AssertExif(read);
        Assert.Equal(4, read.Rating);
    }

    [Fact]
    public void Read_PngWithCompressedXmpAndRawProfile_ReadsThem()
    {
        byte[] profile = [.. Encoding.ASCII.GetBytes($"\nexif\n{Exif.Length + 6,8}\n"), .. Encoding.ASCII.GetBytes(Convert.ToHexString([.. "Exif\0\0"u8, .. Exif]))];
        var read = MetadataFiles.Read(
            Png(("iTXt", [.. "XML:com.adobe.xmp\0\u0001\0\0\0"u8, .. Deflate(Xmp)]), ("zTXt", [.. "Raw profile type exif\0\0"u8, .. Deflate(profile)])), "a.png");

        AssertExif(read);
        Assert.Equal(4, read.Rating);
    }

    [Fact]
    public void Read_PngWithTextThatInflatesToGigabytes_IgnoresIt()
    {
        var bomb = Deflate(new byte[64 << 20]);

        Assert.Null(MetadataFiles.Read(Png(("iTXt", [.. "XML:com.adobe.xmp\0\u0001\0\0\0"u8, .. bomb])), "a.png").Rating);
    }

    [Fact]
    public void Read_Webp_ReadsExifAndXmp()
    {
        byte[] body = [.. "WEBP"u8, .. Chunk("VP8X", new byte[10]), .. Chunk("EXIF", Exif), .. Chunk("XMP ", Xmp)];
        var read = MetadataFiles.Read(Chunk("RIFF", body), "a.webp");

        AssertExif(read);
        Assert.Equal(4, read.Rating);
    }

    [Fact]
    public void Read_Avi_ReadsItsDate()
    {
        byte[] header = [.. "hdrl"u8, .. Chunk("IDIT", [.. "Fri Jul 14 15:30:12 2023\n\0"u8])];
        byte[] body = [.. "AVI "u8, .. Chunk("LIST", header)];

        Assert.Equal(new DateTime(2023, 7, 14, 15, 30, 12), MetadataFiles.Read(Chunk("RIFF", body), "a.avi").Taken?.Local);
    }

    [Fact]
    public void Read_Gif_ReadsXmp()
    {
        byte[] trailer = [0x01, .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)), 0];
        byte[] gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. Xmp, .. trailer, 0x3B];

        Assert.Equal(4, MetadataFiles.Read(gif, "a.gif").Rating);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Read_Heif_ReadsExifAndXmpItems(byte construction)
    {
        byte[] exifItem = [0, 0, 0, 6, .. "Exif\0\0"u8, .. Exif];
        var read = MetadataFiles.Read(Heif(construction, exifItem, Xmp), "a.heic");

        AssertExif(read);
        Assert.Equal(4, read.Rating);
    }

    [Fact]
    public void Read_QuickTime_ReadsAppleKeysBeforeTheHeadersClock()
    {
        var movie = Movie(
            ("com.apple.quicktime.creationdate", "2023-07-14T15:30:12+0200"),
            ("com.apple.quicktime.make", "Apple"),
            ("com.apple.quicktime.location.ISO6709", "+48.5000-009.2500+012.500/"),
            ("com.apple.quicktime.content.identifier", "ABC-1"));

        var read = MetadataFiles.Read(movie, "a.mov");

        Assert.Equal(
            new CaptureTime(new DateTime(2023, 7, 14, 15, 30, 12), TimeSpan.FromHours(2), DateSource.QuickTime, DatePrecision.Second), read.Taken);
        Assert.Equal(("Apple", "ABC-1"), (read.CameraMake, read.ContentIdentifier));
        Assert.Equal((48.5, -9.25, 12.5), (read.Latitude, read.Longitude, read.Altitude));
    }

    [Fact]
    public void Read_MovieWithHeaderOnly_IsUtc()
    {
        var taken = MetadataFiles.Read(Movie(), "a.mp4").Taken;

        Assert.Equal((new DateTime(2023, 7, 14, 13, 30, 12), TimeSpan.Zero, DateSource.QuickTime), (taken!.Local, taken.Offset, taken.Source));
    }

    [Fact]
    public void Read_CanonRaw3_ReadsItsThreeDirectories()
    {
        var exifDirectory = new ExifBuilder().Main(0x9003, "2023:07:14 15:30:12").Tiff();
        byte[] canon = [0x85, 0xC0, 0xB6, 0x87, 0x82, 0x0F, 0x11, 0xE0, 0x81, 0x11, 0xF4, 0xCE, 0x46, 0x2B, 0x6A, 0x48,
            .. Box("CMT1", new ExifBuilder().Main(0x010F, "Maker").Tiff()), .. Box("CMT2", exifDirectory)];

        AssertExif(MetadataFiles.Read([.. Box("ftyp", [.. "crx "u8]), .. Box("moov", Box("uuid", canon))], "a.cr3"));
    }

    [Fact]
    public void Read_FujiRaw_ReadsThePreviewsMetadata()
    {
        var jpeg = MetadataFiles.Jpeg((0xE1, [.. "Exif\0\0"u8, .. Exif]));
        byte[] raf = [.. "FUJIFILMCCD-RAW "u8, .. new byte[68], 0, 0, 0, 100, 0, 0, 4, 0, .. new byte[8], .. jpeg];

        AssertExif(MetadataFiles.Read(raf, "a.raf"));
    }

    [Fact]
    public void Read_Iptc_ReadsTitleCaptionKeywordsAndDate()
    {
        var read = MetadataFiles.Read(MetadataFiles.Jpeg(MetadataFiles.IptcSegment(
            (5, [.. "Title"u8]), (25, [.. "sea"u8]), (25, [0x4B, 0xFC]), (55, [.. "20230714"u8]), (60, [.. "153012+0200"u8]), (120, [.. "Caption"u8]))));

        Assert.Equal(("Title", "Caption"), (read.Title, read.Description));
        Assert.Equal(["sea", "Kü"], read.Keywords);
        Assert.Equal(
            new CaptureTime(new DateTime(2023, 7, 14, 15, 30, 12), TimeSpan.FromHours(2), DateSource.Iptc, DatePrecision.Second), read.Taken);
    }

    [Fact]
    public void Read_JpegWithXmpBeforeIptc_PrefersXmpForWords()
    {
        var read = MetadataFiles.Read(MetadataFiles.Jpeg(
            MetadataFiles.IptcSegment((5, [.. "From IPTC"u8]), (25, [.. "two"u8])),
            MetadataFiles.XmpSegment("<dc:title>From XMP</dc:title><dc:subject>one</dc:subject>")));

        Assert.Equal("From XMP", read.Title);
        Assert.Equal(["one", "two"], read.Keywords);
    }

    private static void AssertExif(PhotoMetadata read)
    {
        Assert.Equal("Maker", read.CameraMake);
        Assert.Equal((new DateTime(2023, 7, 14, 15, 30, 12), DateSource.ExifOriginal), (read.Taken!.Local, read.Taken.Source));
    }

    private static byte[] Png(params (string Type, byte[] Data)[] chunks) =>
    [
        0x89, .. "PNG\r\n\u001A\n"u8,
        .. chunks.Append(("IEND", [])).SelectMany(c => (byte[])[.. Big(c.Item2.Length), .. Encoding.ASCII.GetBytes(c.Item1), .. c.Item2, 0, 0, 0, 0]),
    ];

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. length, .. data, .. new byte[data.Length % 2]];
    }

    private static byte[] Box(string type, byte[] content) => [.. Big(content.Length + 8), .. Encoding.Latin1.GetBytes(type), .. content];

    private static byte[] Heif(byte construction, byte[] exif, byte[] xmp)
    {
        byte[] Entry(byte id, ReadOnlySpan<byte> kind) => Box("infe", [2, 0, 0, 0, 0, id, 0, 0, .. kind, 0]);
        byte[] info = Box("iinf", [0, 0, 0, 0, 0, 2, .. Entry(1, "Exif"u8), .. Entry(2, "mime\0application/rdf+xml"u8)]);
        byte[] Location(int start) => Box("iloc", [1, 0, 0, 0, 0x44, 0, 0, 2,
            0, 1, 0, construction, 0, 0, 0, 1, .. Big(start), .. Big(exif.Length),
            0, 2, 0, construction, 0, 0, 0, 1, .. Big(start + exif.Length), .. Big(xmp.Length)]);
        byte[] data = [.. exif, .. xmp];
        byte[] start = Box("ftyp", [.. "heic"u8]);
        if (construction == 1)
            return [.. start, .. Box("meta", [0, 0, 0, 0, .. info, .. Location(0), .. Box("idat", data)])];
        var before = start.Length + Box("meta", [0, 0, 0, 0, .. info, .. Location(0)]).Length + 8;
        return [.. start, .. Box("meta", [0, 0, 0, 0, .. info, .. Location(before)]), .. Box("mdat", data)];
    }

    private static byte[] Movie(params (string Key, string Value)[] items)
    {
        var created = (int)(uint)(new DateTime(2023, 7, 14, 13, 30, 12) - new DateTime(1904, 1, 1)).TotalSeconds;
        byte[] header = Box("mvhd", [0, 0, 0, 0, .. Big(created), .. new byte[92]]);
        byte[] keys = Box("keys", [0, 0, 0, 0, .. Big(items.Length), .. items.SelectMany(i => Box("mdta", Encoding.ASCII.GetBytes(i.Key)))]);
        byte[] list = Box("ilst", [.. items.SelectMany((item, index) =>
            Box(Encoding.Latin1.GetString(Big(index + 1)), Box("data", [0, 0, 0, 1, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(item.Value)])))]);
        byte[] meta = Box("meta", [.. Box("hdlr", new byte[24]), .. keys, .. list]);
        return [.. Box("ftyp", [.. "qt  "u8]), .. Box("mdat", new byte[50]), .. Box("moov", [.. header, .. meta])];
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Deflate(byte[] data)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Fastest))
            zlib.Write(data);
        return output.ToArray();
    }
}
