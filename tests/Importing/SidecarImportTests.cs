using Bpp.Tests.Queries;

namespace Bpp.Tests.Importing;

public sealed class SidecarImportTests(QueryLibrary facts) : IClassFixture<QueryLibrary>, IDisposable
{
    private readonly ImportLibrary _library = new(facts);

    [Fact]
    public async Task Import_Folder_TakesSidecarsAlong()
    {
        _library.Write("in/IMG_1.HEIC", "one");
        _library.Write("in/IMG_1.AAE", "edits");
        _library.Write("in/IMG_1.xmp", "shared");
        _library.Write("in/IMG_1.HEIC.json", "{}");
        _library.Write("in/sub/IMG_2.jpg", "two");
        _library.Write("in/sub/IMG_2.jpg.XMP", "specific");
        _library.Write("in/sub/IMG_2.json", "[]");
        _library.Write("in/sub/IMG_9.jpg.xmp", "of no photo");
        _library.Write("in/package.json", "of no photo");
        var report = await _library.Import("in");
        Assert.Equal((2, 5), (report.Copied, report.Sidecars));
        Assert.Equal(
            ["b/IMG_1.AAE=edits", "b/IMG_1.HEIC.json={}", "b/IMG_1.HEIC=one", "b/IMG_1.xmp=shared", "b/sub/IMG_2.jpg.XMP=specific", "b/sub/IMG_2.jpg=two", "b/sub/IMG_2.json=[]"],
            _library.Photos());
    }

    [Fact]
    public async Task Import_PhotoMustBeRenamed_ItsSidecarsFollow()
    {
        _library.Write("card1/IMG_1.jpg", "one");
        _library.Write("card1/IMG_1.xmp", "of one");
        _library.Write("card2/IMG_1.jpg", "two");
        _library.Write("card2/IMG_1.xmp", "of two");
        _library.Write("card2/IMG_1.jpg.supplemental-metadata.json", "{}");
        await _library.Import("card1");
        await _library.Import("card2");
        Assert.Equal(["b/IMG_1.jpg=one", "b/IMG_1.xmp=of one", "b/IMG_1_2.jpg.json={}", "b/IMG_1_2.jpg.xmp=of two", "b/IMG_1_2.jpg=two"], _library.Photos());
    }

    [Fact]
    public async Task Import_TakeoutInSeveralParts_FindsTheJsonInAnother()
    {
        const string Folder = "Takeout/Google Photos/Photos from 2019/";
        ArchiveFiles.Zip(_library.Folder["takeout-001.zip"], (Folder + "IMG_1.jpg", "one"), (Folder + "IMG_2(1).jpg", "two"), (Folder + "metadata.json", "{\"title\":\"album\"}"));
        ArchiveFiles.Tar(_library.Folder["takeout-002.tgz"], (Folder + "IMG_3.jpg", "three"), (Folder + "IMG_1.jpg.supplemental-metadata.json", "json of 1"));
        _library.Write("takeout-003/" + Folder + "IMG_2.jpg(1).json", "json of 2");
        _library.Write("takeout-003/" + Folder + "IMG_3.jpg.json", "json of 3");
        var report = await _library.Import("takeout-001.zip", "takeout-002.tgz", "takeout-003");
        Assert.Equal((3, 3, 0), (report.Copied, report.Sidecars, report.Failures.Count));
        Assert.Equal(
            [
                "IMG_1.jpg.supplemental-metadata.json=json of 1", "IMG_1.jpg=one", "IMG_2(1).jpg=two", "IMG_2.jpg(1).json=json of 2", "IMG_3.jpg.json=json of 3", "IMG_3.jpg=three",
            ],
            _library.Photos().Select(photo => photo["b/".Length..][Folder.Length..]));
    }

    [Fact]
    public async Task Import_KilledBeforeASidecar_TheNextBringsIt()
    {
        _library.Write("in/a.jpg", "one");
        _library.Write("in/a.xmp", "xmp");
        _library.Write("lib/photos/b/a.jpg", "one");
        Assert.Equal(1, (await _library.Import("in")).Sidecars);
        Assert.Equal(["b/a.jpg=one", "b/a.xmp=xmp"], _library.Photos());
    }

    public void Dispose() => _library.Dispose();
}
