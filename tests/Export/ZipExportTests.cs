using System.IO.Compression;
using Bpp.Engine.Export;

namespace Bpp.Tests.Export;

public sealed class ZipExportTests : IDisposable
{
    private readonly ExportFixture _fixture = new();

    [Fact]
    public void Execute_Zip_HoldsTheVeryBytesInPickOrder()
    {
        ExportItem[] items = [_fixture.Jpeg("z.jpg", 1), _fixture.Jpeg("..\\..\\evil.jpg", 2), _fixture.Jpeg("a.jpg", 3)];
        var result = _fixture.Export(items, _fixture.Options with { Mode = ExportMode.Zip });

        Assert.True(result.Complete);
        using var zip = ZipFile.OpenRead(_fixture["best-photos.zip"]);
        Assert.Equal(["selected/001_z.jpg", "selected/002__.._evil.jpg", "selected/003_a.jpg"], zip.Entries.Select(entry => entry.FullName));
        foreach (var (item, entry) in items.Zip(zip.Entries))
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            Assert.Equal(File.ReadAllBytes(item.SourcePath), memory.ToArray());
            Assert.Equal(entry.Length, entry.CompressedLength);
        }
    }

    [Fact]
    public void Execute_ZipWithGoneOriginal_HoldsTheOthers()
    {
        ExportItem[] items = [_fixture.Jpeg("a.jpg", 1), _fixture.Jpeg("b.jpg", 2)];
        File.Move(items[0].SourcePath, items[0].SourcePath + ".away");
        var result = _fixture.Export(items, _fixture.Options with { Mode = ExportMode.Zip });
        Assert.Single(result.Failures);
        using var zip = ZipFile.OpenRead(_fixture["best-photos.zip"]);
        Assert.Equal("selected/002_b.jpg", Assert.Single(zip.Entries).FullName);
    }

    public void Dispose() => _fixture.Dispose();
}
