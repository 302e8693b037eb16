using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Engine.Samples;
using Bpp.Tests.Support;

namespace Bpp.Tests.Samples;

public sealed class SampleLibraryTests
{
    private static readonly SampleOptions Tiny = new() { Megapixels = .05, Photos = 8, OddFiles = false };

    [Fact]
    public void Create_SameSeed_SameBytes()
    {
        using TempFolder first = new(), second = new();

        var files = SampleLibrary.Create(first.Path, 7, Tiny);
        SampleLibrary.Create(second.Path, 7, Tiny);

        Assert.Equal(8, files.Distinct().Count());
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(first[file]), File.ReadAllBytes(second[file])));
    }

    [Fact]
    public void Create_OtherSeed_OtherPictures()
    {
        using TempFolder first = new(), second = new();

        var files = SampleLibrary.Create(first.Path, 7, Tiny with { Photos = 1 });
        SampleLibrary.Create(second.Path, 8, Tiny with { Photos = 1 });

        Assert.NotEqual(File.ReadAllBytes(first[files[0]]), File.ReadAllBytes(second[files[0]]));
    }

    [Fact]
    public void Create_AShot_CarriesCameraTimeAndPlace()
    {
        using TempFolder folder = new();

        var file = SampleLibrary.Create(folder.Path, 42, Tiny)[0];
        var metadata = new MetadataReader().Read(folder[file], ImageFormat.Jpeg);

        Assert.Equal("Aurelia", metadata.CameraMake);
        Assert.Equal(new DateTime(2025, 3, 22, 17, 48, 3), metadata.Taken!.Local, TimeSpan.FromSeconds(1));
        Assert.Equal(31.1, metadata.Latitude!.Value, .01);
        Assert.Equal(-4.01, metadata.Longitude!.Value, .02);
    }

    [Fact]
    public void Create_OddFiles_HoldACopyADamagedFileAndAFileThatIsNoPhoto()
    {
        using TempFolder folder = new();

        var files = SampleLibrary.Create(folder.Path, 42, Tiny with { Photos = 20, OddFiles = true });

        Assert.Equal(20, files.Count);
        Assert.All(files, file => Assert.True(File.Exists(folder[file]), file));
        var copy = files.Single(file => file.EndsWith(" (1).jpg", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(folder[copy.Replace(" (1)", "", StringComparison.Ordinal)]), File.ReadAllBytes(folder[copy]));
        Assert.Contains("Messages/broken-download.jpg", files);
        Assert.Contains("Messages/notes.jpg", files);
    }
}
