using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Tests.Support;
using FsCheck.Xunit;

namespace Bpp.Tests.Metadata;

/// <summary>Motion photos: a JPEG with a movie of four boxes behind it.</summary>
public sealed class EmbeddedVideoTests
{
    private static readonly byte[] Movie = [.. Box("ftyp", [.. "mp42\0\0\0\0"u8]), .. Box("moov", new byte[40]), .. Box("free", []), .. Box("mdat", new byte[100])];

    [Theory]
    [InlineData("""<Container:Item Item:Semantic="MotionPhoto" Item:Mime="video/mp4" Item:Length="{0}"/>""")]
    [InlineData("""<Container:Item rdf:parseType="Resource"><Item:Semantic>MotionPhoto</Item:Semantic><Item:Length>{0}</Item:Length></Container:Item>""")]
    public void Read_GoogleContainer_FindsTheVideo(string item) => AssertFound(Jpeg(Container(Item(item, Movie.Length))), Movie);

    [Fact]
    public void Read_GoogleContainerWithAnItemBehind_FindsTheVideo() =>
        AssertFound(Jpeg(Container(Item(Motion, Movie.Length) + """</rdf:li><rdf:li><Container:Item Item:Semantic="Depth" Item:Length="50"/>""")), Movie, new byte[50]);

    [Fact]
    public void Read_MicroVideo_FindsTheVideo() => AssertFound(Jpeg($"<GCamera:MicroVideoOffset>{Movie.Length}</GCamera:MicroVideoOffset>"), Movie);

    [Fact]
    public void Read_BytesBehindTheMovie_AreNotOfIt() =>
        AssertFound(Jpeg($"<GCamera:MicroVideoOffset>{Movie.Length + 24}</GCamera:MicroVideoOffset>"), Movie, [.. Box("sefd", new byte[16])]);

    [Fact]
    public void Read_SamsungTrailer_FindsTheVideo()
    {
        var jpeg = Jpeg("");
        byte[] head = [0, 0, 0x30, 0x0a, 16, 0, 0, 0, .. "MotionPhoto_Data"u8];
        byte[] file = [.. jpeg, .. head, .. Movie, .. SamsungDirectory(head.Length + Movie.Length, head.Length + Movie.Length)];

        Assert.Equal(new EmbeddedVideo(jpeg.Length + head.Length, Movie.Length), MetadataFiles.Read(file).EmbeddedVideo);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-20)]
    [InlineData(int.MaxValue)]
    [InlineData(uint.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Read_LengthThatPointsToNoVideo_IsIgnored(long length)
    {
        byte[][] files = [Jpeg(Container(Item(Motion, length))), Jpeg($"<GCamera:MicroVideoOffset>{length}</GCamera:MicroVideoOffset>")];
        Assert.All(files, file => Assert.Null(MetadataFiles.Read([.. file, .. Movie]).EmbeddedVideo));
        Assert.Null(MetadataFiles.Read([.. Jpeg(""), .. Movie, .. SamsungDirectory(unchecked((uint)length), Movie.Length)]).EmbeddedVideo);
        Assert.Null(MetadataFiles.Read([.. Jpeg(""), .. Movie, .. SamsungDirectory(Movie.Length, unchecked((uint)length))]).EmbeddedVideo);
    }

    [Fact]
    public void Read_WhatIsNoMovie_IsIgnored()
    {
        byte[][] others = [new byte[Movie.Length], [.. Box("ftyp", [.. "mp42"u8]), .. Box("mdat", new byte[100])], [.. Box("moov", new byte[60])]];
        Assert.All(others, other => Assert.Null(MetadataFiles.Read([.. Jpeg(Container(Item(Motion, other.Length))), .. other]).EmbeddedVideo));
    }

    [Fact]
    public void Read_OffsetInASidecar_IsNotOfTheFile()
    {
        byte[] file = [.. Jpeg(""), .. Movie];
        Assert.Null(MetadataFiles.Read(file, "a.jpg", ("a.xmp", MetadataFiles.Xmp($"<GCamera:MicroVideoOffset>{Movie.Length}</GCamera:MicroVideoOffset>"))).EmbeddedVideo);
    }

    [Property(MaxTest = 200)]
    public void Read_MutatedMotionPhoto_StaysInTheFile((int Position, byte Value)[]? changes)
    {
        byte[] file = [.. Jpeg(Container(Item(Motion, Movie.Length))), .. Movie, .. SamsungDirectory(Movie.Length, Movie.Length)];
        foreach (var (position, value) in changes ?? [])
            file[(position & int.MaxValue) % file.Length] = value;

        var video = MetadataFiles.Read(file).EmbeddedVideo;

        Assert.True(video is null || (video.Start > 0 && video.Length > 0 && video.Start + video.Length <= file.Length));
    }

    [SkippableFact]
    public void Read_MotionPhotoOfAPhone_FindsItsVideo()
    {
        var path = Path.Combine(EvalData.Photos, "immich-test-assets", "formats", "motionphoto", "samsung-one-ui-6.heic");

        var video = new MetadataReader().Read(path, ImageFormat.Heic).EmbeddedVideo;

        Assert.Equal(452_284, video?.Start);
        Assert.InRange(video!.Length, 3_200_000, 3_678_856 - 452_284);
    }

    private const string Motion = """<Container:Item Item:Semantic="MotionPhoto" Item:Length="{0}"/>""";

    private static void AssertFound(byte[] jpeg, byte[] movie, byte[]? behind = null) =>
        Assert.Equal(new EmbeddedVideo(jpeg.Length, movie.Length), MetadataFiles.Read([.. jpeg, .. movie, .. behind ?? []]).EmbeddedVideo);

    private static string Item(string item, long length) => item.Replace("{0}", length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Container(string item) =>
        $"""<Container:Directory><rdf:Seq><rdf:li><Container:Item Item:Semantic="Primary" Item:Length="0"/></rdf:li><rdf:li>{item}</rdf:li></rdf:Seq></Container:Directory>""";

    private static byte[] Jpeg(string properties) => MetadataFiles.Jpeg(MetadataFiles.XmpSegment(properties));

    private static byte[] SamsungDirectory(long back, long size)
    {
        byte[] directory = [.. "SEFH"u8, 107, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0x30, 0x0a, .. Little((uint)back), .. Little((uint)size)];
        return [.. directory, .. Little((uint)directory.Length), .. "SEFT"u8];
    }

    private static byte[] Box(string type, byte[] content) => [0, 0, 0, (byte)(content.Length + 8), .. Encoding.ASCII.GetBytes(type), .. content];

    private static byte[] Little(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
