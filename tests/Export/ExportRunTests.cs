using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Export;
using Bpp.Engine.Export.Stripping;
using Bpp.Engine.Imaging;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using NetVips;

namespace Bpp.Tests.Export;

public sealed class ExportRunTests : IDisposable
{
    private readonly ExportFixture _fixture = new();

    [Fact]
    public void Execute_Copy_IsByteIdenticalAndReported()
    {
        ExportItem[] items = [_fixture.Jpeg("a.jpg", 1), _fixture.Jpeg("sub/b.jpg", 2, orientation: 6)];
        var result = _fixture.Export(items);

        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Equal(["manifest.json", "report.csv", "report.json", "selected/001_a.jpg", "selected/002_b.jpg"], _fixture.OutputNames());
        Assert.All(result.Files, file => Assert.Equal(file.Item.Sha256, FileHash.Of(_fixture[file.Name])));
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_fixture["manifest.json"]));
        var photo = manifest.RootElement.GetProperty("photos")[1];
        Assert.Equal("sub/b.jpg", photo.GetProperty("source").GetProperty("path").GetString());
        Assert.Equal(items[1].Sha256, photo.GetProperty("exported").GetProperty("sha256").GetString());
        Assert.True(manifest.RootElement.GetProperty("complete").GetBoolean());
    }

    [Theory]
    [InlineData(ExportMode.Copy, false)]
    [InlineData(ExportMode.Copy, true)]
    [InlineData(ExportMode.Zip, false)]
    [InlineData(ExportMode.Symlink, false)]
    [InlineData(ExportMode.Hardlink, false)]
    public void Execute_AnyMode_LeavesOriginalsUntouchedAndIsRepeatable(ExportMode mode, bool strip)
    {
        ExportItem[] items = [_fixture.Jpeg("a.jpg", 1), _fixture.Jpeg("b.jpg", 2)];
        var options = _fixture.Options with { Mode = mode, Strip = strip, XmpSidecars = true, Gallery = true };
        var originals = ExportFixture.TreeHash(_fixture.Originals);

        var first = _fixture.Export(items, options);
        var written = ExportFixture.TreeHash(_fixture.Output);
        var second = _fixture.Export(items, options);

        Assert.Equal(ExitCode.Ok, first.ExitCode);
        Assert.Equal(ExitCode.Ok, second.ExitCode);
        Assert.Equal(originals, ExportFixture.TreeHash(_fixture.Originals));
        Assert.Equal(written, ExportFixture.TreeHash(_fixture.Output));
    }

    [Fact]
    public void Execute_DifferentFileInTheWay_WritesNothing()
    {
        Directory.CreateDirectory(_fixture["selected"]);
        File.WriteAllText(_fixture["selected/002_b.jpg"], "mine");
        ExportItem[] items = [_fixture.Jpeg("a.jpg", 1), _fixture.Jpeg("b.jpg", 2)];

        var error = Assert.Throws<UserException>(() => _fixture.Export(items));

        Assert.Contains("selected/002_b.jpg", error.Message);
        Assert.Equal(["selected/002_b.jpg"], _fixture.OutputNames());
        Assert.Equal("mine", File.ReadAllText(_fixture["selected/002_b.jpg"]));
    }

    [Theory]
    [InlineData(ConflictPolicy.Rename, "mine", true)]
    [InlineData(ConflictPolicy.Skip, "mine", false)]
    [InlineData(ConflictPolicy.Overwrite, null, false)]
    public void Execute_ConflictPolicy_IsObeyed(ConflictPolicy policy, string? kept, bool second)
    {
        Directory.CreateDirectory(_fixture["selected"]);
        File.WriteAllText(_fixture["selected/001_a.jpg"], "mine");
        var item = _fixture.Jpeg("a.jpg");

        var result = _fixture.Export([item], _fixture.Options with { OnConflict = policy });

        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Equal(second, File.Exists(_fixture["selected/001_a_2.jpg"]));
        if (kept is not null)
            Assert.Equal(kept, File.ReadAllText(_fixture["selected/001_a.jpg"]));
        else
            Assert.Equal(item.Sha256, FileHash.Of(_fixture["selected/001_a.jpg"]));
    }

    [Fact]
    public void Execute_OtherExportIntoSameFolder_KeepsTheFirstOnesReports()
    {
        _fixture.Export([_fixture.Jpeg("a.jpg")]);
        var before = ExportFixture.TreeHash(_fixture.Output);
        var error = Assert.Throws<UserException>(() => _fixture.Export([_fixture.Jpeg("b.jpg")]));
        Assert.Contains("manifest.json", error.Message);
        Assert.Equal(before, ExportFixture.TreeHash(_fixture.Output));
    }

    [Fact]
    public void Execute_GoneAndChangedOriginals_FailAloneAndCanBeFinishedLater()
    {
        ExportItem[] items = [_fixture.Jpeg("a.jpg", 1), _fixture.Jpeg("b.jpg", 2), _fixture.Jpeg("c.jpg", 3)];
        var bytes = File.ReadAllBytes(items[0].SourcePath);
        File.Move(items[0].SourcePath, items[0].SourcePath + ".away");
        File.AppendAllText(items[1].SourcePath, "edited");

        var result = _fixture.Export(items);

        Assert.Equal(ExitCode.SomePhotosFailed, result.ExitCode);
        Assert.Collection(result.Failures, gone => Assert.Contains("a.jpg is gone", gone.Message), changed => Assert.Contains("b.jpg has changed", changed.Message));
        Assert.Equal(["manifest.json", "report.csv", "report.json", "selected/003_c.jpg"], _fixture.OutputNames());

        File.WriteAllBytes(items[0].SourcePath, bytes);
        var again = _fixture.Export(items);
        Assert.Single(again.Failures);
        Assert.Equal(2, again.Files.Count);
    }

    [Fact]
    public void Execute_Cancelled_ReportsWhatIsDoneAndFinishesLater()
    {
        ExportItem[] items = [_fixture.Jpeg("a.jpg", 1), _fixture.Jpeg("b.jpg", 2)];
        using var cancel = new CancellationTokenSource();
        var run = new ExportRun(_fixture.Options, new PhotoRenderer()) { Progress = new Callback(_ => cancel.Cancel()) };

        var result = run.Execute(items, [], cancel.Token);

        Assert.Equal(ExitCode.Interrupted, result.ExitCode);
        Assert.Single(result.Files);
        Assert.DoesNotContain(_fixture.OutputNames(), name => name.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Ok, _fixture.Export(items).ExitCode);
    }

    [Fact]
    public void Execute_OutputInsideOriginals_IsRefusedUnlessAsked()
    {
        var item = _fixture.Jpeg("a.jpg");
        var inside = _fixture.Options with { OutputFolder = Path.Combine(_fixture.Originals, "best") };
        Assert.Equal(ExitCode.Usage, Assert.Throws<UserException>(() => _fixture.Export([item], inside)).ExitCode);
        Assert.Equal(ExitCode.Ok, _fixture.Export([item], inside with { InsideOriginals = true }).ExitCode);
    }

    [Fact]
    public void Execute_TooLittleSpace_WritesNothing()
    {
        var item = _fixture.Jpeg("a.jpg");
        var run = new ExportRun(_fixture.Options, new PhotoRenderer()) { FreeBytes = _ => 1000 };
        Assert.Contains("not enough space", Assert.Throws<UserException>(() => run.Execute([item], [], default)).Message);
        Assert.False(Directory.Exists(_fixture.Output));
    }

    [Theory]
    [InlineData(ExportQuality.High, 3000, 1500)]
    [InlineData(ExportQuality.Medium, 2048, 1024)]
    [InlineData(ExportQuality.Low, 1024, 512)]
    public void Execute_NamedQuality_HasItsSizeAndNoGpsWhenStripped(ExportQuality quality, int width, int height)
    {
        var item = _fixture.Jpeg("a.jpg", width: 3000, height: 1500);
        var result = _fixture.Export([item], _fixture.Options with { Quality = quality, Strip = true });
        var file = File.ReadAllBytes(_fixture[result.Files[0].Name]);
        using var image = Image.NewFromBuffer(file);
        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.Null(StripVerifier.Leftover(file));
    }

    [Fact]
    public void Execute_Strip_TurnsTiffIntoJpegAndRefusesVideo()
    {
        using var picture = ExportFixture.Picture(120, 80, 6);
        ExportItem[] items =
        [
            _fixture.Add("a.tif", picture.TiffsaveBuffer(), ImageFormat.Tiff, 1),
            _fixture.Add("b.mp4", [0, 0, 0, 24], ImageFormat.Video, 2),
        ];

        var result = _fixture.Export(items, _fixture.Options with { Strip = true });

        Assert.Equal("selected/001_a.jpg", Assert.Single(result.Files).Name);
        Assert.Contains("video", Assert.Single(result.Failures).Message);
        Assert.Null(StripVerifier.Leftover(File.ReadAllBytes(_fixture["selected/001_a.jpg"])));
        Assert.DoesNotContain("48.2", File.ReadAllText(_fixture["manifest.json"]));
        Assert.DoesNotContain("Canon", File.ReadAllText(_fixture["manifest.json"]));
    }

    [Theory]
    [InlineData(ConvertFormat.Jpeg)]
    [InlineData(ConvertFormat.Png)]
    [InlineData(ConvertFormat.Webp)]
    [InlineData(ConvertFormat.Avif)]
    public void Execute_ExplicitFormat_IsStrippedOrKeepsTheCameraUpright(ConvertFormat format)
    {
        var item = _fixture.Jpeg("a.jpg", orientation: 6);
        var options = _fixture.Options with { Format = format, MaxSize = 160 };
        var kept = _fixture.Export([item], options with { OutputFolder = _fixture["kept"] });
        var stripped = _fixture.Export([item], options with { OutputFolder = _fixture["stripped"], Strip = true });

        Assert.Equal("selected/001_a" + format.Extension(), Assert.Single(kept.Files).Name);
        Assert.Empty(stripped.Failures);
        var keptBytes = File.ReadAllBytes(Path.Combine(_fixture["kept"], kept.Files[0].Name));
        var strippedBytes = File.ReadAllBytes(Path.Combine(_fixture["stripped"], stripped.Files[0].Name));
        Assert.Contains("Canon", System.Text.Encoding.Latin1.GetString(keptBytes));
        Assert.DoesNotContain("Canon", System.Text.Encoding.Latin1.GetString(strippedBytes));
        using var image = ExportFixture.Displayed(keptBytes);
        Assert.Equal((100, 160), (image.Width, image.Height));
    }

    [SkippableFact]
    public void Execute_StripHeic_BecomesJpegWithoutGps()
    {
        var heic = Directory.GetFiles(Path.Combine(EvalData.Photos, "exifr-fixtures"), "*.heic", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var result = _fixture.Export([ExportFixture.ItemFor(heic, "IMG.HEIC", ImageFormat.Heic)], _fixture.Options with { Strip = true });
        Assert.Empty(result.Failures);
        Assert.Null(StripVerifier.Leftover(File.ReadAllBytes(_fixture["selected/001_IMG.jpg"])));
    }

    [Fact]
    public void Execute_KilledExportsLeftover_IsRemoved()
    {
        Directory.CreateDirectory(_fixture["selected"]);
        var leftover = _fixture[$"selected/.bpp-999999999-{Guid.NewGuid():N}.tmp"];
        File.WriteAllText(leftover, "half");
        _fixture.Export([_fixture.Jpeg("a.jpg")]);
        Assert.False(File.Exists(leftover));
    }

    [Fact]
    public void Validate_LinksWithOtherQuality_IsRefused() =>
        Assert.Throws<UserException>((_fixture.Options with { Mode = ExportMode.Hardlink, Strip = true }).Validate);

    public void Dispose() => _fixture.Dispose();

    private sealed class Callback(Action<ExportProgress> action) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => action(value);
    }
}
