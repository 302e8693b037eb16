using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Sidecars;
using Bpp.Tests.Support;

namespace Bpp.Tests.Metadata;

public sealed class SidecarTests
{
    private const string Takeout = """
        { "title": "IMG_1.jpg", "description": "At the sea", "photoTakenTime": { "timestamp": "1689341412", "formatted": "…" },
          "geoData": { "latitude": 1.0, "longitude": 2.0, "altitude": 3.0 },
          "geoDataExif": { "latitude": 48.5, "longitude": 9.0, "altitude": 0.0 }, "people": [{ "name": "Ann" }, { "name": "Ben" }, {}],
          "favorited": true }
        """;

    [Fact]
    public void Read_BothXmpSidecars_AreMergedAndTheSpecificOneWins()
    {
        var read = MetadataFiles.Read(
            MetadataFiles.Jpeg(MetadataFiles.XmpSegment("<xmp:Rating>1</xmp:Rating><xmp:Label>Red</xmp:Label><dc:subject>inside</dc:subject>")),
            "a.jpg",
            ("a.xmp", MetadataFiles.Xmp("<xmp:Rating>2</xmp:Rating><dc:title>shared</dc:title><dc:subject>two</dc:subject>")),
            ("A.JPG.XMP", MetadataFiles.Xmp("<xmp:Rating>3</xmp:Rating><dc:subject>three</dc:subject>")));

        Assert.Equal((3, "Red", "shared"), (read.Rating, read.Label, read.Title));
        Assert.Equal(["three", "two", "inside"], read.Keywords);
    }

    [Fact]
    public void Read_SidecarCameraAndDates_FillAndCorrect()
    {
        var exif = new ExifBuilder().Main(0x010F, "Canon").Exif(0x9003, "2023:07:14 15:30:12").Jpeg();
        var read = MetadataFiles.Read(
            exif,
            "a.jpg",
            ("a.xmp", MetadataFiles.Xmp("<tiff:Make>Other</tiff:Make><tiff:Model>M</tiff:Model><exif:DateTimeOriginal>2022-01-01T10:00:00</exif:DateTimeOriginal>")));

        Assert.Equal(("Canon", "M"), (read.CameraMake, read.CameraModel));
        Assert.Equal((new DateTime(2022, 1, 1, 10, 0, 0), DateSource.Xmp), (read.Taken!.Local, read.Taken.Source));
        Assert.Equal(DateSource.ExifOriginal, MetadataFiles.Read(
            exif, "a.jpg", ("a.xmp", MetadataFiles.Xmp("<xmp:CreateDate>2022-01-01T10:00:00</xmp:CreateDate>"))).Taken?.Source);
    }

    [Theory]
    [InlineData("not xml")]
    [InlineData("<x:xmpmeta>")]
    [InlineData("")]
    public void Read_BrokenSidecars_SayNothing(string content)
    {
        var read = MetadataFiles.Read(new ExifBuilder().Main(0x010F, "Canon").Jpeg(), "a.jpg", ("a.xmp", content), ("a.jpg.json", content));

        Assert.Equal("Canon", read.CameraMake);
        Assert.Equal(DateSource.FileModified, read.Taken?.Source);
    }

    [Theory]
    [InlineData("IMG_1.jpg", "IMG_1.jpg.json")]
    [InlineData("IMG_1.jpg", "img_1.JPG.json")]
    [InlineData("IMG_1.jpg", "IMG_1.jpg.supplemental-metadata.json")]
    [InlineData("IMG_1.jpg", "IMG_1.jpg.supplemental-me.json")]
    [InlineData("IMG_1.jpg", "IMG_1.jpg.s.json")]
    [InlineData("IMG_1(2).jpg", "IMG_1.jpg(2).json")]
    [InlineData("IMG_1(2).jpg", "IMG_1.jpg.supplemental-metadata(2).json")]
    [InlineData("IMG_1(2).jpg", "IMG_1(2).jpg.json")]
    [InlineData("IMG_1-edited.jpg", "IMG_1.jpg.json")]
    [InlineData("IMG_1-bearbeitet.jpg", "IMG_1.jpg.supplemental-metadata.json")]
    [InlineData("IMG_1-edited(2).jpg", "IMG_1.jpg(2).json")]
    [InlineData("IMG_1.MP4", "IMG_1.HEIC.supplemental-metadata.json")]
    [InlineData("A_name_that_is_much_longer_than_46_characters_1.jpg", "A_name_that_is_much_longer_than_46_characters_.json")]
    [InlineData("A_name_of_forty_five_letters_before_its_suffi-e.jpg", "A_name_of_forty_five_letters_before_its_suffi..json")]
    [InlineData("A_name_of_forty_letters_before_its_suff-bearbei.jpg", "A_name_of_forty_letters_before_its_suff.jpg.su.json")]
    [InlineData("A_name_that_is_less_long_than_46_char.jpg", "A_name_that_is_less_long_than_46_char.jpg.supp.json")]
    public void Takeout_NameRule_FindsTheJson(string photo, string json)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder[json], Takeout);

        Assert.Equal(folder[json], new SidecarFinder(MetadataFiles.Clock()).Json(folder[photo]));
    }

    [Theory]
    [InlineData("IMG_1.jpg", "IMG_11.jpg.json")]
    [InlineData("IMG_1.jpg", "IMG_1.jpg(2).json")]
    [InlineData("IMG_1(2).jpg", "IMG_1.jpg.json")]
    [InlineData("IMG_1.jpg", "metadata.json")]
    [InlineData("IMG_1.jpg", "IMG_1.png.json")]
    public void Takeout_JsonOfAnotherPhoto_IsNotTaken(string photo, string json)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder[json], Takeout);

        Assert.Null(new SidecarFinder(MetadataFiles.Clock()).Json(folder[photo]));
    }

    [Fact]
    public void Read_Takeout_FillsWhatTheFileLacks()
    {
        var read = MetadataFiles.Read(MetadataFiles.Jpeg(), "IMG_1.jpg", ("IMG_1.jpg.json", Takeout));

        Assert.Equal(new CaptureTime(new DateTime(2023, 7, 14, 13, 30, 12), TimeSpan.Zero, DateSource.Takeout, DatePrecision.Second), read.Taken);
        Assert.Equal((48.5, 9.0, "At the sea"), (read.Latitude, read.Longitude, read.Description));
        Assert.Equal(["Ann", "Ben"], read.People);
        Assert.Null(read.Title);
        Assert.Null(read.Rating);
        Assert.True(read.Favourite);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("\"true\"")]
    public void Read_TakeoutNotFavourited_SaysNothing(string favorited) => Assert.Null(MetadataFiles.Read(
        MetadataFiles.Jpeg(), "IMG_1.jpg", ("IMG_1.jpg.json", Takeout.Replace("\"favorited\": true", $"\"favorited\": {favorited}", StringComparison.Ordinal))).Favourite);

    [Fact]
    public void Read_TakeoutTitleWithWallClock_GivesLocalTime()
    {
        var json = Takeout.Replace("\"IMG_1.jpg\"", "\"IMG_20230714_153012.jpg\"", StringComparison.Ordinal);

        var taken = MetadataFiles.Read(MetadataFiles.Jpeg(), "IMG_1.jpg", ("IMG_1.jpg.json", json)).Taken;

        Assert.Equal((new DateTime(2023, 7, 14, 15, 30, 12), TimeSpan.FromHours(2)), (taken!.Local, taken.Offset));
    }

    [Theory]
    [InlineData("""{ "title": 5, "photoTakenTime": "x", "geoData": [], "people": {} }""")]
    [InlineData("""{ "photoTakenTime": { "timestamp": "1e300" }, "geoData": { "latitude": 999, "longitude": 0 } }""")]
    [InlineData("""{ "photoTakenTime": { "timestamp": -99999999999999 } }""")]
    [InlineData("""[1, 2, 3]""")]
    [InlineData("""null""")]
    public void Read_OddTakeout_SaysNothing(string json)
    {
        var read = MetadataFiles.Read(MetadataFiles.Jpeg(), "a.jpg", ("a.jpg.json", json));

        Assert.Equal(DateSource.FileModified, read.Taken?.Source);
        Assert.Null(read.Latitude);
    }

    [Fact]
    public void Xmp_SidecarAddedLater_IsSeenAfterTheListingExpires()
    {
        using var folder = new TempFolder();
        Directory.SetLastWriteTimeUtc(folder.Path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var clock = MetadataFiles.Clock();
        var finder = new SidecarFinder(clock);
        Assert.Empty(finder.Xmp(folder["a.jpg"]));

        File.WriteAllText(folder["a.xmp"], "");

        Assert.Empty(finder.Xmp(folder["a.jpg"]));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([folder["a.xmp"]], finder.Xmp(folder["a.jpg"]));
    }

    [Fact]
    public void Xmp_ManyFolders_KeepsWorkingBeyondItsMemory()
    {
        using var folder = new TempFolder();
        var clock = MetadataFiles.Clock();
        var finder = new SidecarFinder(clock);
        for (var i = 0; i < 300; i++)
        {
            Directory.CreateDirectory(folder[$"{i}"]);
            File.WriteAllText(folder[$"{i}/a.xmp"], "");
        }

        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 300; i++)
                Assert.Single(finder.Xmp(folder[$"{i}/a.jpg"]));
        }
    }

    [Fact]
    public void Read_FileThatIsGone_StillReadsNameAndSidecar()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["IMG_20230714_153012.xmp"], MetadataFiles.Xmp("<xmp:Rating>2</xmp:Rating>"));

        var read = new MetadataReader(MetadataFiles.Clock()).Read(folder["IMG_20230714_153012.jpg"], ImageFormat.Jpeg);

        Assert.Equal((2, DateSource.FileName), (read.Rating, read.Taken?.Source));
    }
}
