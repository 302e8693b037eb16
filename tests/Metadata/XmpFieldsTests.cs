using System.Text;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Xmp;

namespace Bpp.Tests.Metadata;

public sealed class XmpFieldsTests
{
    [Fact]
    public void Read_DescriptiveProperties_AreRead()
    {
        var read = Read("""
            <xmp:Rating>3</xmp:Rating><xmp:Label>Blue</xmp:Label><xmp:CreatorTool>Tool 1</xmp:CreatorTool>
            <dc:title><rdf:Alt><rdf:li xml:lang="de">Meer</rdf:li><rdf:li xml:lang="x-default">Sea</rdf:li></rdf:Alt></dc:title>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">At the sea</rdf:li></rdf:Alt></dc:description>
            """);

        Assert.Equal((3, "Blue", "Tool 1"), (read.Rating, read.Label, read.Software));
        Assert.Equal(("Sea", "At the sea"), (read.Title, read.Description));
    }

    [Fact]
    public void Read_Keywords_AreTheLeavesInOrderOfTrust()
    {
        var read = Read("""
            <dc:subject><rdf:Bag><rdf:li>sun</rdf:li><rdf:li>Rome</rdf:li></rdf:Bag></dc:subject>
            <lr:hierarchicalSubject><rdf:Bag><rdf:li>Animals|Cat</rdf:li></rdf:Bag></lr:hierarchicalSubject>
            <digiKam:TagsList><rdf:Seq><rdf:li>Places/Italy/Rome</rdf:li></rdf:Seq></digiKam:TagsList>
            """);

        Assert.Equal(["Rome", "Cat", "sun"], read.Keywords);
    }

    [Fact]
    public void Read_People_ComeFromAllThreeRegionsAndLists()
    {
        var read = Read("""
            <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ann</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
            <mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>
              <rdf:li><rdf:Description mwg-rs:Name="Ben" mwg-rs:Type="Face"/></rdf:li>
              <rdf:li rdf:parseType="Resource"><mwg-rs:Name>Cleo</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type></rdf:li>
              <rdf:li rdf:parseType="Resource"><mwg-rs:Name>Rex</mwg-rs:Name><mwg-rs:Type>Pet</mwg-rs:Type></rdf:li>
            </rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>
            <MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag>
              <rdf:li MPReg:PersonDisplayName="Dora" MPReg:Rectangle="0.1, 0.1, 0.2, 0.2"/><rdf:li MPReg:Rectangle="0, 0, 1, 1"/>
            </rdf:Bag></MPRI:Regions></MP:RegionInfo>
            """);

        Assert.Equal(["Ann", "Ben", "Cleo", "Dora"], read.People);
    }

    [Theory]
    [InlineData("<xmp:Rating>-1</xmp:Rating>", -1)]
    [InlineData("<xmp:Rating>5.0</xmp:Rating>", 5)]
    [InlineData("<xmp:Rating>6</xmp:Rating>", null)]
    [InlineData("<xmp:Rating>NaN</xmp:Rating>", null)]
    [InlineData("<MicrosoftPhoto:Rating>99</MicrosoftPhoto:Rating>", 5)]
    [InlineData("<MicrosoftPhoto:Rating>50</MicrosoftPhoto:Rating>", 3)]
    [InlineData("<MicrosoftPhoto:Rating>1</MicrosoftPhoto:Rating>", 1)]
    [InlineData("<xmp:Rating>2</xmp:Rating><MicrosoftPhoto:Rating>99</MicrosoftPhoto:Rating>", 2)]
    public void Read_Rating_IsStars(string properties, int? stars) => Assert.Equal(stars, Read(properties).Rating);

    [Fact]
    public void Read_CameraProperties_FillWhatExifLacks()
    {
        var read = Read("""
            <tiff:Make>FUJI</tiff:Make><tiff:Model>X</tiff:Model><aux:Lens>35mm</aux:Lens><exif:ExposureTime>1/50</exif:ExposureTime>
            <exif:FNumber>28/10</exif:FNumber><exif:ISOSpeedRatings><rdf:Seq><rdf:li>200</rdf:li></rdf:Seq></exif:ISOSpeedRatings>
            <exif:FocalLength>35/1</exif:FocalLength><exif:Flash exif:Fired="True"/>
            <exif:GPSLatitude>39,54.8N</exif:GPSLatitude><exif:GPSLongitude>116,23,24W</exif:GPSLongitude>
            <exif:GPSAltitude>105/10</exif:GPSAltitude>
            """);

        Assert.Equal(("FUJI", "X", "35mm"), (read.CameraMake, read.CameraModel, read.Lens));
        Assert.Equal((0.02, 2.8, 200), (read.ExposureTime, read.FNumber, read.Iso));
        Assert.Equal((35.0, true, 10.5), (read.FocalLength, read.Flash, read.Altitude));
        Assert.Equal(39.913333, read.Latitude!.Value, 6);
        Assert.Equal(-116.39, read.Longitude!.Value, 6);
    }

    [Theory]
    [InlineData("<exif:DateTimeOriginal>2023-07-14T15:30:12.5+02:00</exif:DateTimeOriginal>", "Subsecond", 14)]
    [InlineData("<photoshop:DateCreated>2023-07-13</photoshop:DateCreated><xmp:CreateDate>2023-07-12T01:02:03</xmp:CreateDate>", "Day", 13)]
    [InlineData("<xmp:CreateDate>2023-07-12T01:02Z</xmp:CreateDate>", "Minute", 12)]
    public void Read_Dates_InOrderOfMeaning(string properties, string precision, int day)
    {
        var taken = Read(properties).Taken;

        Assert.Equal((DateSource.Xmp, Enum.Parse<DatePrecision>(precision), day), (taken!.Source, taken.Precision, taken.Local.Day));
    }

    [Fact]
    public void Read_AttributeForm_IsTheSame() =>
        Assert.Equal(4, XmpFields.Read(Encoding.UTF8.GetBytes(
            """<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:q="http://ns.adobe.com/xap/1.0/" q:Rating="4"/></r:RDF>""")).Values.Rating);

    [Fact]
    public void Read_EntityBombAndExternalEntity_AreRefused()
    {
        const string bomb = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>""";

        Assert.Same(MetadataPart.Empty, XmpFields.Read(Encoding.UTF8.GetBytes(bomb + MetadataFiles.Xmp("<xmp:Label>&b;&c;</xmp:Label>"))));
    }

    [Fact]
    public void Read_ElementsNestedThousandsDeep_AreRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));

        Assert.Same(MetadataPart.Empty, XmpFields.Read(Encoding.UTF8.GetBytes(MetadataFiles.Xmp(deep))));
    }

    [Fact]
    public void Read_StrayControlCharactersAndPadding_CostNothing()
    {
        var packet = MetadataFiles.Xmp("<xmp:Label>Re\u0001d</xmp:Label>") + "   \0\0\0";

        Assert.Equal("Re d", XmpFields.Read(Encoding.UTF8.GetBytes(packet)).Values.Label);
    }

    [Fact]
    public void Read_HugeKeywordList_IsBounded()
    {
        var items = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"<rdf:li>k{i}</rdf:li>"));

        Assert.Equal(MetadataText.MaxItems, Read($"<dc:subject><rdf:Bag>{items}</rdf:Bag></dc:subject>").Keywords.Count);
    }

    private static PhotoMetadata Read(string properties) => MetadataFiles.Read(MetadataFiles.Jpeg(MetadataFiles.XmpSegment(properties)));
}
