using System.Text;
using Bpp.Engine.Export.Reports;

namespace Bpp.Tests.Export;

public sealed class ReportCsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-2", "'-2")]
    public void Text_Value_IsQuotedAndHarmless(string value, string expected) => Assert.Equal(expected, ReportCsv.Text(value));

    [Fact]
    public void Bytes_Photo_IsOneLineInFixedColumns()
    {
        var photo = new ReportPhoto(1, "=a.jpg", "selected/001_a.jpg", new DateTime(2024, 5, 6, 7, 8, 9), 0.71234, new Dictionary<string, double> { ["exposure"] = 0.5 }, "Best, of May", ["b.jpg", "c.jpg"]);
        var lines = Encoding.UTF8.GetString(ReportCsv.Bytes([photo])).TrimStart('\ufeff').Split("\r\n");
        Assert.Equal("rank,path,exported,taken_at,score,sharpness,exposure,face,composition,reason,near_duplicates_suppressed", lines[0]);
        Assert.Equal("1,'=a.jpg,selected/001_a.jpg,2024-05-06T07:08:09,0.7123,,0.5,,,\"Best, of May\",b.jpg; c.jpg", lines[1]);
    }
}
