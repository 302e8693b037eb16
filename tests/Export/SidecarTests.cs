using System.Diagnostics;
using Bpp.Engine.Export;

namespace Bpp.Tests.Export;

public sealed class SidecarTests : IDisposable
{
    private readonly ExportFixture _fixture = new();

    [Theory]
    [InlineData(0.0, null, 1, "Red")]
    [InlineData(0.299, null, 2, "Red")]
    [InlineData(0.3, null, 2, "Yellow")]
    [InlineData(0.6, null, 4, "Green")]
    [InlineData(0.8, null, 5, "Blue")]
    [InlineData(1.0, null, 5, "Blue")]
    [InlineData(0.9, 2, 2, "Blue")]
    [InlineData(0.9, -1, -1, "Blue")]
    public void Rating_ScoreAndOwnRating_OwnWins(double score, int? own, int rating, string label)
    {
        var item = _fixture.Jpeg("a.jpg") with { Score = score, Rating = own };
        Assert.Equal(rating, Sidecar.Rating(item));
        Assert.Equal(label, Sidecar.Label(item));
    }

    [SkippableFact]
    public async Task Execute_Xmp_IsReadByExiftool()
    {
        _fixture.Export([_fixture.Jpeg("a.jpg")], _fixture.Options with { XmpSidecars = true });
        var start = new ProcessStartInfo("exiftool", ["-s3", "-XMP:Rating", "-XMP:Label", _fixture["selected/001_a.jpg.xmp"]]) { RedirectStandardOutput = true };
        Process? exiftool = null;
        try
        {
            exiftool = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, "exiftool is not installed");
        }

        using (exiftool)
        {
            var output = await exiftool!.StandardOutput.ReadToEndAsync();
            await exiftool.WaitForExitAsync();
            Assert.Equal("4\nGreen\n", output.ReplaceLineEndings("\n"));
        }
    }

    public void Dispose() => _fixture.Dispose();
}
