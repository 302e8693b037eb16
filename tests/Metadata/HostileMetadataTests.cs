using System.Buffers.Binary;
using System.Text;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Containers;
using Bpp.Engine.Metadata.Fields;
using Bpp.Engine.Metadata.Sidecars;
using Bpp.Engine.Metadata.Xmp;
using FsCheck;
using FsCheck.Xunit;

namespace Bpp.Tests.Metadata;

public sealed class HostileMetadataTests
{
    private static readonly byte[][] Seeds =
    [
        new ExifBuilder().Main(0x010F, "Canon").Main(0x0110, "Canon EOS").Exif(0x9003, "2023:07:14 15:30:12").Exif(0x927C, new byte[200])
            .Gps(1, "N").Gps(2, new[] { (48u, 1u), (0u, 1u), (0u, 1u) }).Jpeg(MetadataFiles.XmpSegment("<xmp:Rating>1</xmp:Rating>")),
        new ExifBuilder().Main(0x010F, "NIKON").Exif(0x927C, (byte[])[.. "Nikon\0\u0002\0\0\0MM\0*\0\0\0\u0008"u8, .. new byte[100]]).Tiff(),
        MetadataFiles.Jpeg(MetadataFiles.IptcSegment((25, [.. "sea"u8]), (55, [.. "20230714"u8]))),
    ];

    [Property]
    public void Read_AnyBytesAsContainer_NeverThrows(byte[]? bytes, byte kind)
    {
        byte[][] headers = [[], [0xFF, 0xD8, 0xFF, 0xE1], [.. "II*\0"u8], [.. "MM\0*\0\0\0\u0008"u8], [.. "\0\0\0\u0010ftypheic"u8], [.. "RIFF\0\0\u0001\0WEBP"u8], [.. "GIF89a"u8]];

        ReadFields([.. headers[kind % headers.Length], .. bytes ?? []]);
    }

    [Property(MaxTest = 500)]
    public void Read_MutatedMetadata_NeverThrowsAndStaysInRange(byte seed, (int Position, byte Value)[]? changes)
    {
        var bytes = Seeds[seed % Seeds.Length].ToArray();
        foreach (var (position, value) in changes ?? [])
            bytes[(position & int.MaxValue) % bytes.Length] = value;

        foreach (var values in ReadFields(bytes))
        {
            Assert.True(values.Latitude is null or (>= -90 and <= 90) && values.Longitude is null or (>= -180 and <= 180));
            Assert.True(values.Iso is null or > 0);
            Assert.True(values.ExposureTime is null or > 0);
            Assert.True(values.Keywords.Count <= MetadataText.MaxItems);
        }
    }

    [Property]
    public void Read_AnyTextInsideXmp_NeverThrows(string? text) =>
        XmpFields.Read(Encoding.UTF8.GetBytes(MetadataFiles.Xmp($"<xmp:Rating>{text}</xmp:Rating><exif:GPSLatitude>{text}</exif:GPSLatitude>")));

    [Property]
    public void Read_AnyBytesAsXmp_NeverThrows(byte[]? bytes) => XmpFields.Read(bytes ?? []);

    [Property]
    public void Read_AnyBytesAsIptc_NeverThrows(byte[]? bytes) => IptcFields.Read([0x1C, 2, 25, .. bytes ?? []]);

    [Property]
    public void Read_AnyTextAsJson_NeverThrows(string? text, double number)
    {
        JsonSidecar.Read(Encoding.UTF8.GetBytes(text ?? ""), "a.jpg");
        JsonSidecar.Read(Encoding.UTF8.GetBytes(
            $$"""{ "photoTakenTime": { "timestamp": "{{number:R}}" }, "geoData": { "latitude": {{number:R}}, "longitude": {{number:R}} } }"""), "a.jpg");
        var quoted = System.Text.Json.JsonSerializer.Serialize(text ?? "");
        JsonSidecar.Read(Encoding.UTF8.GetBytes(
            $$"""[{ "EXIF:DateTimeOriginal": {{quoted}}, "GPSLatitude": {{quoted}}, "GPSLongitude": 1, "GPSLongitudeRef": {{quoted}}, "Keys:GPSCoordinates": {{quoted}}, "XMP:RegionName": [{{quoted}}], "XMP:RegionAreaX": {{quoted}}, "XMP:TagsList": {{quoted}} }]"""), "a.jpg");
    }

    [Property]
    public void TakeoutNames_AnyName_NeverThrows(NonNull<string> name) =>
        Assert.All(TakeoutNames.For(name.Get), candidate => Assert.EndsWith(".json", candidate, StringComparison.Ordinal));

    [Property]
    public void Line_AnyText_IsCleanAndBounded(string? text, PositiveInt repeat)
    {
        var line = MetadataText.Line(string.Concat(Enumerable.Repeat(text, repeat.Get)));
        if (line is null)
            return;

        Assert.InRange(line.Length, 1, MetadataText.MaxLine);
        Assert.DoesNotContain(line, char.IsControl);
        Assert.Equal(line.Trim(), line);
        Assert.Equal(line, MetadataText.Line(line));
        Assert.Equal(line, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)));
    }

    [Fact]
    public void Line_PairAtTheLimit_IsNotSplit()
    {
        var line = MetadataText.Line(new string('x', MetadataText.MaxLine - 1) + "😀");

        Assert.Equal(MetadataText.MaxLine - 1, line?.Length);
    }

    [Fact]
    public void Read_HundredThousandChainedDirectories_DoesNotOverflowTheStack()
    {
        const int count = 100_000;
        var bytes = new byte[8 + (18 * count)];
        "MM\0*\0\0\0\u0008"u8.CopyTo(bytes);
        for (var i = 0; i < count; i++)
        {
            var entry = bytes.AsSpan(8 + (18 * i));
            BinaryPrimitives.WriteUInt16BigEndian(entry, 1);
            BinaryPrimitives.WriteUInt16BigEndian(entry[2..], 0x014A);
            BinaryPrimitives.WriteUInt16BigEndian(entry[4..], 4);
            BinaryPrimitives.WriteUInt32BigEndian(entry[6..], 1);
            BinaryPrimitives.WriteUInt32BigEndian(entry[10..], (uint)(8 + (18 * (i + 1))));
        }

        Assert.InRange(ContainerReader.Read(new MemoryStream(bytes)).Exif.Count, 1, 100);
    }

    [Fact]
    public void Read_OneBlockClaimedAThousandTimes_TakesBoundedMemory()
    {
        const int count = 5_000;
        var bytes = new byte[(1 << 20) + 8 + (12 * count)];
        "MM\0*\0\0\0\u0008"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(8), count);
        for (var i = 0; i < count; i++)
        {
            var entry = bytes.AsSpan(10 + (12 * i));
            BinaryPrimitives.WriteUInt16BigEndian(entry, i % 2 == 0 ? (ushort)700 : (ushort)(2000 + i));
            BinaryPrimitives.WriteUInt16BigEndian(entry[2..], 7);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], i % 2 == 0 ? 1u << 20 : 60_000);
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], 100);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        ContainerReader.Read(new MemoryStream(bytes));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    private static List<PhotoMetadata> ReadFields(byte[] bytes)
    {
        var blocks = ContainerReader.Read(new MemoryStream(bytes));
        return
        [
            ExifFields.Read(blocks.Exif).Values, blocks.Movie.Values,
            .. blocks.Xmp.Select(packet => XmpFields.Read(packet).Values), .. blocks.Iptc.Select(data => IptcFields.Read(data).Values),
        ];
    }
}
