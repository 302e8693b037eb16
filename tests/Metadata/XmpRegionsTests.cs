using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Xmp;
using Bpp.Tests.Support;
using FsCheck.Xunit;

namespace Bpp.Tests.Metadata;

public sealed class XmpRegionsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("portrait.jpg", 1, 840, 700)]
    [InlineData("portrait-orientation-6.jpg", 6, 840, 700)]
    public void Read_RegionsOfARealPhoto_LieOnTheUprightFaces(string name, int orientation, int width, int height)
    {
        var metadata = new MetadataReader().Read(Path.Combine(EvalData.Photos, "immich-test-assets", "metadata", "faces", name), ImageFormat.Jpeg);
        var upright = metadata.StoredRegions.Select(region => RegionOrientation.Upright(region, orientation, width, height)).ToList();

        Assert.Equal(["Marie Curie", "Pierre Curie"], metadata.People.Order());
        var marie = upright.Single(region => region.Person == "Marie Curie").Box;
        Assert.True(marie.Overlap(new FaceBox(0.311905f, 0.208571f, 0.113095f, 0.198571f)) > 0.98f, $"{marie}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Stored_ThenUpright_IsTheSameBox(int orientation)
    {
        var box = new FaceBox(0.1f, 0.2f, 0.3f, 0.15f);
        var back = RegionOrientation.Upright(new StoredRegion("Emma", RegionOrientation.Stored(box, orientation)), orientation, 400, 300).Box;

        Assert.True(back.Overlap(box) > 0.999f, $"{back}");
    }

    [Fact]
    public void Upright_DrawnOnTheUprightPicture_StaysWhereItIs()
    {
        var box = new FaceBox(0.1f, 0.2f, 0.3f, 0.15f);

        Assert.Equal(box, RegionOrientation.Upright(new StoredRegion("Emma", box, 300, 400), 6, 300, 400).Box);
        Assert.NotEqual(box, RegionOrientation.Upright(new StoredRegion("Emma", box, 400, 300), 6, 300, 400).Box);
    }

    [Fact]
    public void Write_Regions_AreReadBackAndNameWhatIsThere()
    {
        var path = _folder["a.jpg.xmp"];
        var first = new StoredRegion("Emma", new FaceBox(0.1f, 0.2f, 0.3f, 0.15f), 4000, 3000);
        XmpWriter.Write(path, new XmpDocumentValues { Regions = [first], People = ["Emma"] });
        XmpWriter.Write(path, new XmpDocumentValues
        {
            Regions = [first with { Person = "Emma S." }, new StoredRegion("Noah <&> \"x\"", new FaceBox(0.6f, 0.2f, 0.1f, 0.1f), 4000, 3000)],
            People = ["Noah/Ben"],
        });

        var read = XmpFields.Read(File.ReadAllBytes(path)).Values;
        Assert.Equal(["Emma S.", "Noah <&> \"x\""], read.StoredRegions.Select(region => region.Person));
        Assert.Equal(4000, read.StoredRegions[0].AppliedWidth);
        Assert.True(read.StoredRegions[0].Box.Overlap(first.Box) > 0.999f);
        Assert.Contains("Emma", read.People);
        Assert.Contains("Noah/Ben", read.People);
    }

    [SkippableFact]
    public void Write_Regions_AreReadByExiftool()
    {
        var path = _folder["a.jpg.xmp"];
        XmpWriter.Write(path, new XmpDocumentValues { Regions = [new StoredRegion("Emma", new FaceBox(0.1f, 0.2f, 0.3f, 0.2f), 4000, 3000)], People = ["Emma"] });

        var tags = ExifTool.Read("-n", "-RegionName", "-RegionType", "-RegionAreaX", "-RegionAreaY", "-RegionAreaW", "-RegionAreaH", "-RegionAppliedToDimensionsW", "-PersonInImage", "-TagsList", path)[0];
        string[] names = ["RegionName", "RegionType", "RegionAreaX", "RegionAreaY", "RegionAreaW", "RegionAreaH", "RegionAppliedToDimensionsW", "PersonInImage", "TagsList"];
        Assert.Equal(["Emma", "Face", "0.25", "0.3", "0.3", "0.2", "4000", "Emma", "People/Emma"], names.Select(name => tags.GetProperty(name).ToString()));
    }

    [Theory]
    [InlineData("<mwg-rs:Area stArea:x='1e99' stArea:y='0' stArea:w='0.1' stArea:h='0.1'/>")]
    [InlineData("<mwg-rs:Area stArea:x='0.5' stArea:y='0.5' stArea:w='-1' stArea:h='0.1'/>")]
    [InlineData("<mwg-rs:Area stArea:x='120' stArea:y='80' stArea:w='30' stArea:h='30' stArea:unit='pixel'/>")]
    [InlineData("<mwg-rs:Area stArea:x='NaN' stArea:y='0.5' stArea:w='0.1' stArea:h='0.1'/>")]
    [InlineData("")]
    public void Read_ImpossibleArea_KeepsTheNameAndNoRegion(string area)
    {
        var read = XmpFields.Read(System.Text.Encoding.UTF8.GetBytes($"""
            <x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
            <rdf:Description xmlns:mwg-rs='http://www.metadataworkinggroup.com/schemas/regions/' xmlns:stArea='http://ns.adobe.com/xmp/sType/Area#'>
            <mwg-rs:Regions rdf:parseType='Resource'><mwg-rs:RegionList><rdf:Bag><rdf:li rdf:parseType='Resource'>{area}
            <mwg-rs:Name>Emma</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type></rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """)).Values;

        Assert.Equal(["Emma"], read.People);
        Assert.Empty(read.StoredRegions);
    }

    [Property]
    public bool Stored_AnyBox_StaysInThePicture(byte x, byte y, byte w, byte h, byte orientation)
    {
        var box = new FaceBox(x / 512f, y / 512f, (w + 1) / 512f, (h + 1) / 512f);
        var turned = RegionOrientation.Stored(box, (orientation % 8) + 1);
        return turned.X >= -1e-5 && turned.Y >= -1e-5 && turned.X + turned.Width <= 1.00001 && turned.Y + turned.Height <= 1.00001;
    }
}
