using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Xmp;
using Bpp.Tests.Support;

namespace Bpp.Tests.Metadata;

public sealed class XmpWriterTests : IDisposable
{
    private static readonly XmpDocumentValues Values = new()
    {
        Rating = 4,
        Label = "Green",
        Title = "Quote \" & <angle> 'é' 写真",
        Description = "Two\nlines",
        Keywords = ["sea", "Küste"],
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_NewSidecar_IsReadBack()
    {
        XmpWriter.Write(_folder["a.jpg.xmp"], Values);

        var read = ReadBack();

        Assert.Equal((4, "Green", Values.Title, "Two\nlines"), (read.Rating, read.Label, read.Title, read.Description));
        Assert.Equal(["sea", "Küste"], read.Keywords);
        Assert.Equal([_folder["a.jpg.xmp"]], Directory.GetFiles(_folder.Path, "*xmp*"));
    }

    [SkippableFact]
    public void Write_NewAndMergedSidecar_ExifToolReadsIt()
    {
        var path = _folder["a.xmp"];
        XmpWriter.Write(path, Values with { Rating = 1, Keywords = ["first"] });
        XmpWriter.Write(path, Values);

        var tags = Assert.Single(ExifTool.Read("-a", path));

        Assert.Equal(4, tags.GetProperty("Rating").GetInt32());
        Assert.Equal("Green", tags.GetProperty("Label").GetString());
        Assert.Equal(Values.Title, tags.GetProperty("Title").GetString());
        Assert.Equal("Two\nlines", tags.GetProperty("Description").GetString());
        Assert.Equal(["first", "sea", "Küste"], tags.GetProperty("Subject").EnumerateArray().Select(e => e.GetString()!));
        Assert.False(tags.TryGetProperty("Warning", out _));
    }

    [Theory]
    [InlineData("""xmp:Rating="2" xmp:Label="Red" """, "")]
    [InlineData("", "<xmp:Rating>2</xmp:Rating><xmp:Label>Red</xmp:Label>")]
    public void Write_ExistingSidecar_ReplacesItsValuesAndKeepsTheRest(string attributes, string elements)
    {
        File.WriteAllText(_folder["a.jpg.xmp"], $"""
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
             <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:darktable="http://darktable.sf.net/"
               darktable:history_end="3" {attributes}>{elements}<!-- kept --><darktable:mask>abc</darktable:mask>
               <dc:title xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Alt><rdf:li xml:lang="de">Meer</rdf:li></rdf:Alt></dc:title>
             </rdf:Description></rdf:RDF></x:xmpmeta>
            """);

        XmpWriter.Write(_folder["a.jpg.xmp"], Values);

        var text = File.ReadAllText(_folder["a.jpg.xmp"]);
        Assert.Contains("darktable:history_end=\"3\"", text, StringComparison.Ordinal);
        Assert.Contains("<!-- kept -->", text, StringComparison.Ordinal);
        Assert.Contains("<darktable:mask>abc</darktable:mask>", text, StringComparison.Ordinal);
        Assert.Contains("<rdf:li xml:lang=\"de\">Meer</rdf:li>", text, StringComparison.Ordinal);
        Assert.Equal((4, "Green", Values.Title), (ReadBack().Rating, ReadBack().Label, ReadBack().Title));
    }

    [Fact]
    public void Write_KeywordsThere_AreKeptAndNotRepeated()
    {
        File.WriteAllText(
            _folder["a.jpg.xmp"],
            MetadataFiles.Xmp("<dc:subject><rdf:Bag><rdf:li>sun</rdf:li><rdf:li>sea</rdf:li></rdf:Bag></dc:subject>"));

        XmpWriter.Write(_folder["a.jpg.xmp"], Values);

        Assert.Equal(["sun", "sea", "Küste"], ReadBack().Keywords);
    }

    [Fact]
    public void Write_Nulls_ChangeNothing()
    {
        XmpWriter.Write(_folder["a.jpg.xmp"], Values);
        var before = File.ReadAllText(_folder["a.jpg.xmp"]);

        XmpWriter.Write(_folder["a.jpg.xmp"], new XmpDocumentValues());

        Assert.Equal(before, File.ReadAllText(_folder["a.jpg.xmp"]));
    }

    [Theory]
    [InlineData("not xml")]
    [InlineData("<html/>")]
    [InlineData("")]
    public void Write_FileThatIsNoXmp_IsRefusedAndUntouched(string content)
    {
        File.WriteAllText(_folder["a.xmp"], content);

        Assert.Throws<InvalidDataException>(() => XmpWriter.Write(_folder["a.xmp"], Values));

        Assert.Equal(content, File.ReadAllText(_folder["a.xmp"]));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(6)]
    public void Write_ImpossibleRating_IsRefused(int rating) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => XmpWriter.Write(_folder["a.xmp"], new XmpDocumentValues { Rating = rating }));

    private PhotoMetadata ReadBack()
    {
        File.WriteAllBytes(_folder["a.jpg"], MetadataFiles.Jpeg());
        return new MetadataReader(MetadataFiles.Clock()).Read(_folder["a.jpg"], ImageFormat.Jpeg);
    }
}
