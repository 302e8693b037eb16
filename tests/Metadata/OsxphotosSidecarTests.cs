using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Sidecars;
using Bpp.Tests.Support;

namespace Bpp.Tests.Metadata;

/// <summary>What <c>osxphotos export --sidecar json|exiftool|xmp</c> writes beside a photo.</summary>
public sealed class OsxphotosSidecarTests
{
    private const string Json = """
        [{"SourceFile": "IMG_1.jpeg", "ExifTool:ExifToolVersion": "12.00", "File:FileName": "IMG_1.jpeg",
          "EXIF:ImageDescription": "At the sea", "XMP:Description": "At the sea", "IPTC:Caption-Abstract": "At the sea",
          "XMP:Title": "Waves", "IPTC:ObjectName": "Waves",
          "IPTC:Keywords": ["Beach", "Summer"], "XMP:Subject": ["Beach", "Summer"], "XMP:TagsList": ["Beach", "Summer"], "XMP:PersonInImage": ["Ann", "Ben"],
          "XMP:RegionAppliedToDimensionsW": 4000, "XMP:RegionAppliedToDimensionsH": 3000, "XMP:RegionAppliedToDimensionsUnit": "pixel",
          "XMP:RegionName": ["Ann"], "XMP:RegionType": ["Face"], "XMP:RegionAreaX": [0.5], "XMP:RegionAreaY": [0.4], "XMP:RegionAreaW": [0.2], "XMP:RegionAreaH": [0.3],
          "XMP:RegionAreaUnit": ["normalized"], "XMP:RegionPersonDisplayName": ["Ann"], "XMP:Rating": 5,
          "EXIF:GPSLatitude": -33.5, "EXIF:GPSLongitude": 18.25, "EXIF:GPSLatitudeRef": "S", "EXIF:GPSLongitudeRef": "E",
          "EXIF:DateTimeOriginal": "2023:07:14 15:30:12", "EXIF:CreateDate": "2023:07:14 15:30:12", "EXIF:OffsetTimeOriginal": "+02:00",
          "IPTC:DateCreated": "2023:07:14", "IPTC:TimeCreated": "15:30:12+02:00", "EXIF:ModifyDate": "2024:01:01 00:00:00"}]
        """;

    private static readonly DateTime Taken = new(2023, 7, 14, 15, 30, 12);

    [Theory]
    [InlineData(true, "IMG_1.jpeg.json")]
    [InlineData(true, "IMG_1.json")]
    [InlineData(false, "IMG_1.jpeg.json")]
    public void Read_Json_SaysWhatThePhotosLibraryKnew(bool groups, string name)
    {
        var read = MetadataFiles.Read(MetadataFiles.Jpeg(), "IMG_1.jpeg", (name, groups ? Json : WithoutGroups(Json)));

        Assert.Equal(new CaptureTime(Taken, TimeSpan.FromHours(2), DateSource.ExiftoolJson, DatePrecision.Second), read.Taken);
        Assert.Equal((-33.5, 18.25), (read.Latitude, read.Longitude));
        Assert.Equal(("Waves", "At the sea", 5), (read.Title, read.Description, read.Rating));
        Assert.Equal(["Beach", "Summer"], read.Keywords);
        Assert.Equal(["Ann", "Ben"], read.People);
        var region = Assert.Single(read.StoredRegions);
        Assert.Equal(("Ann", 4000.0, 3000.0), (region.Person, region.AppliedWidth, region.AppliedHeight));
        Assert.Equal((0.4f, 0.25f), (region.Box.X, region.Box.Y));
    }

    [Fact]
    public void Read_JsonBesideAFileThatKnowsMore_CorrectsWhatPeopleSayAndKeepsTheRest()
    {
        var exif = new ExifBuilder().Main(0x010F, "Canon").Exif(0x9003, "2020:01:01 10:00:00");

        var read = MetadataFiles.Read(exif.Jpeg(), "IMG_1.jpeg", ("IMG_1.jpeg.json", Json), ("IMG_1.jpeg.xmp", MetadataFiles.Xmp("<dc:title>Of the XMP</dc:title>")));

        Assert.Equal(("Canon", "Of the XMP", "At the sea"), (read.CameraMake, read.Title, read.Description));
        Assert.Equal((Taken, DateSource.ExiftoolJson), (read.Taken!.Local, read.Taken.Source));
    }

    [Fact]
    public void Read_JsonStatesTheFilesOwnTime_AddsTheOffset()
    {
        var exif = new ExifBuilder().Exif(0x9003, "2023:07:14 15:30:12").Exif(0x9291, "25");

        var taken = MetadataFiles.Read(exif.Jpeg(), "IMG_1.jpeg", ("IMG_1.jpeg.json", Json)).Taken;

        Assert.Equal(new CaptureTime(Taken.AddMilliseconds(250), TimeSpan.FromHours(2), DateSource.ExifOriginal, DatePrecision.Subsecond), taken);
    }

    [Fact]
    public void Read_JsonOfAFilm_TakesItsClockAndPlace()
    {
        var read = MetadataFiles.Read(
            MetadataFiles.Jpeg(),
            "IMG_1.mov",
            ("IMG_1.mov.json", """[{"QuickTime:CreationDate": "2023:07:14 15:30:12+02:00", "QuickTime:CreateDate": "2023:07:14 13:30:12", "Keys:GPSCoordinates": "48.5 -9.25"}]"""));

        Assert.Equal((Taken, TimeSpan.FromHours(2)), (read.Taken!.Local, read.Taken.Offset));
        Assert.Equal((48.5, -9.25), (read.Latitude, read.Longitude));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""[5]""")]
    [InlineData("""[{"SourceFile": "other.jpg", "XMP:Rating": 1}, {"SourceFile": "another.jpg", "XMP:Rating": 2}]""")]
    [InlineData("""[{"XMP:Rating": "x", "XMP:RegionName": "Ann", "XMP:RegionAreaX": [0.1, 0.2], "EXIF:GPSLatitude": 999, "EXIF:GPSLongitude": {}, "EXIF:DateTimeOriginal": [], "XMP:Subject": {}, "XMP:Title": null}]""")]
    public void Read_OddJson_SaysNothing(string json)
    {
        var read = MetadataFiles.Read(MetadataFiles.Jpeg(), "IMG_1.jpeg", ("IMG_1.jpeg.json", json));

        Assert.Equal((null, null, null, DateSource.FileModified), (read.Rating, read.Latitude, read.Title, read.Taken!.Source));
        Assert.Empty(read.Keywords);
        Assert.Empty(read.StoredRegions);
    }

    [Fact]
    public void Read_JsonOfSeveralPhotos_TakesTheOneThatIsNamed()
    {
        const string List = """[{"SourceFile": "./a/IMG_2.jpeg", "XMP:Rating": 2}, {"SourceFile": "./a/img_1.JPEG", "XMP:Rating": 1, "XMP:Title": 2023, "XMP:Subject": "One"}]""";

        var read = MetadataFiles.Read(MetadataFiles.Jpeg(), "IMG_1.jpeg", ("IMG_1.json", List));

        Assert.Equal((1, "2023"), (read.Rating, read.Title));
        Assert.Equal(["One"], read.Keywords);
    }

    [Fact]
    public void Read_XmpSidecar_SaysTheSame()
    {
        const string Xmp = """
            <!-- Created with osxphotos -->
            <x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 5.4.0">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
            <photoshop:SidecarForExtension>jpeg</photoshop:SidecarForExtension>
            <dc:description><rdf:Alt><rdf:li xml:lang='x-default'>At the sea</rdf:li></rdf:Alt></dc:description>
            <dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Waves</rdf:li></rdf:Alt></dc:title>
            <dc:subject><rdf:Bag><rdf:li>Beach</rdf:li><rdf:li>Summer</rdf:li></rdf:Bag></dc:subject>
            <photoshop:DateCreated>2023-07-14T15:30:12.250000+02:00</photoshop:DateCreated>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>
            <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ann</rdf:li><rdf:li>Ben</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:digiKam='http://www.digikam.org/ns/1.0/'>
            <digiKam:TagsList><rdf:Seq><rdf:li>Beach</rdf:li><rdf:li>Summer</rdf:li></rdf:Seq></digiKam:TagsList>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:xmp='http://ns.adobe.com/xap/1.0/'>
            <xmp:CreateDate>2023-07-14T15:30:12</xmp:CreateDate><xmp:ModifyDate>2024-01-01T00:00:00</xmp:ModifyDate><xmp:Rating>5</xmp:Rating>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:exif='http://ns.adobe.com/exif/1.0/'>
            <exif:GPSLongitude>18,15.0E</exif:GPSLongitude><exif:GPSLatitude>33,30.0S</exif:GPSLatitude>
            </rdf:Description>
            </rdf:RDF></x:xmpmeta>
            """;

        var read = MetadataFiles.Read(MetadataFiles.Jpeg(), "IMG_1.jpeg", ("IMG_1.jpeg.xmp", Xmp));

        Assert.Equal(new CaptureTime(Taken.AddMilliseconds(250), TimeSpan.FromHours(2), DateSource.Xmp, DatePrecision.Subsecond), read.Taken);
        Assert.Equal((-33.5, 18.25, "Waves", "At the sea", 5), (read.Latitude, read.Longitude, read.Title, read.Description, read.Rating));
        Assert.Equal(["Beach", "Summer"], read.Keywords);
        Assert.Equal(["Ann", "Ben"], read.People);
    }

    [Fact]
    public void Json_NameWithoutTheExtension_ComesAfterTheNameWithIt()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["IMG_1.json"], "[]");
        Assert.Equal(folder["IMG_1.json"], new SidecarFinder(MetadataFiles.Clock()).Json(folder["IMG_1.heic"]));
        File.WriteAllText(folder["IMG_1.heic.json"], "[]");
        Assert.Equal(folder["IMG_1.heic.json"], new SidecarFinder(MetadataFiles.Clock()).Json(folder["IMG_1.heic"]));
    }

    private static string WithoutGroups(string json) => System.Text.RegularExpressions.Regex.Replace(json, "\"[A-Za-z]+:", "\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
}
