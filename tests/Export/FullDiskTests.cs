using Bpp.Engine.Cli;
using Bpp.Engine.Export;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using NetVips;

namespace Bpp.Tests.Export;

public sealed class FullDiskTests : IDisposable
{
    private readonly ExportFixture _fixture = new();

    [SkippableTheory]
    [InlineData(ExportMode.Copy)]
    [InlineData(ExportMode.Zip)]
    public void Execute_DiskRunsFull_StopsCleanlyWithoutHalfFiles(ExportMode mode)
    {
        using var disk = new SmallDisk("1m");
        ExportItem[] items = [.. Enumerable.Range(1, 8).Select(rank => _fixture.Jpeg($"{rank}.jpg", rank, width: 1200, height: 900))];
        Assert.True(items.Sum(item => item.Size) > 1 << 20);
        var options = new ExportOptions { OutputFolder = disk.Path, Mode = mode };
        var result = new ExportRun(options, new PhotoRenderer()) { FreeBytes = _ => null }.Execute(items, [], default);

        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("the disk is full", result.Aborted);
        var selected = Directory.EnumerateFiles(disk.Path, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".json", StringComparison.Ordinal) && !path.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.Equal(result.Files.Count, selected.Count);
        Assert.All(result.Files, file => Assert.Equal(file.Item.Sha256, FileHash.Of(Path.Combine(disk.Path, file.Name))));
    }

    [SkippableFact]
    public void Execute_HardlinkAcrossDisks_NamesTheRemedyAndFallsBackWhenAsked()
    {
        Skip.IfNot(Directory.Exists("/dev/shm"), "no second file system here");
        var other = Directory.CreateDirectory($"/dev/shm/bpp-test-{Guid.NewGuid():N}").FullName;
        try
        {
            var item = _fixture.Jpeg("a.jpg");
            var options = new ExportOptions { OutputFolder = other, Mode = ExportMode.Hardlink };
            var result = new ExportRun(options, new PhotoRenderer()).Execute([item], [], default);
            Skip.If(result.Failures.Count == 0, "temporary files are on the same file system as /dev/shm");
            Assert.Contains("--fallback copy", Assert.Single(result.Failures).Message);
            Assert.StartsWith("a.jpg: ", result.Failures[0].Message, StringComparison.Ordinal);
            var copied = new ExportRun(options with { FallbackCopy = true }, new PhotoRenderer()).Execute([item], [], default);
            Assert.True(copied.Complete);
            Assert.Equal(item.Sha256, FileHash.Of(Path.Combine(other, copied.Files[0].Name)));
        }
        finally
        {
            DerivedFiles.DeleteFolder(other);
        }
    }

    [SkippableFact]
    public void Paint_FullDisk_IsOneReasonThatIsKnown()
    {
        Skip.IfNot(File.Exists("/dev/full"), "no full device here");
        var refusal = Assert.Throws<VipsException>(() =>
        {
            using var picture = Image.Black(512, 512, bands: 3);
            picture.Jpegsave("/dev/full");
        });

        Assert.StartsWith("the disk is full", DiskRefusal.Words(refusal), StringComparison.Ordinal);
    }

    public void Dispose() => _fixture.Dispose();
}
