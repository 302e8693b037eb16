using Bpp.Engine.Cli;
using Bpp.Engine.Importing.Flow;
using Bpp.Engine.Importing.Target;
using Bpp.Engine.Storage;
using Bpp.Tests.Queries;
using Bpp.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Bpp.Tests.Importing;

public sealed class ImporterTests(QueryLibrary facts) : IClassFixture<QueryLibrary>, IDisposable
{
    private readonly ImportLibrary _library = new(facts);

    [Fact]
    public async Task Import_Folder_CopiesEachContentOnceWithFoldersAndTimes()
    {
        var modified = new DateTime(2019, 8, 7, 6, 5, 4, DateTimeKind.Utc);
        _library.Write("card/DCIM/100/a.jpg", "one", modified);
        _library.Write("card/DCIM/101/b.JPG", "two");
        _library.Write("card/DCIM/101/same.jpg", "one");
        _library.Write("card/readme.txt", "no photo");
        _library.Write("card/.Trashes/c.jpg", "junk");
        var before = ImportLibrary.Tree(_library.Folder["card"]);
        var report = await _library.Import("card");
        Assert.True(report.Complete);
        Assert.Equal((3, 2, 6, 1, 0), (report.Found, report.Copied, report.CopiedBytes, report.Known, report.Failures.Count));
        Assert.Equal(2, _library.Photos().Count);
        Assert.Contains("b/DCIM/101/b.JPG=two", _library.Photos());
        Assert.Equal(before, ImportLibrary.Tree(_library.Folder["card"]));
        if (File.Exists(_library.Folder["lib/photos/b/DCIM/100/a.jpg"]))
            Assert.Equal(modified, File.GetLastWriteTimeUtc(_library.Folder["lib/photos/b/DCIM/100/a.jpg"]));
    }

    [Fact]
    public async Task Import_Again_CopiesNothingAndReadsOnlyWhatChanged()
    {
        _library.Write("card/a.jpg", "one");
        _library.Write("card/b.jpg", "two");
        await _library.Import("card");
        _library.Write("card/b.jpg", "two and more");
        _library.Write("other/copy of a.jpg", "one");
        var again = await _library.Import("card", "other");
        Assert.Equal((3, 1, 2), (again.Found, again.Copied, again.Known));
        Assert.Equal(["b/a.jpg=one", "b/b.jpg=two", "b/b_2.jpg=two and more"], _library.Photos());
        var third = await _library.Import("card", "other");
        Assert.Equal((3, 0, 3), (third.Found, third.Copied, third.Known));
    }

    [Fact]
    public async Task Import_CopyWasLost_IsImportedAgain()
    {
        _library.Write("card/a.jpg", "one");
        await _library.Import("card");
        DerivedFiles.Delete(_library.Folder["lib/photos/b/a.jpg"]);
        Assert.Equal(1, (await _library.Import("card")).Copied);
        Assert.Equal(["b/a.jpg=one"], _library.Photos());
    }

    [Fact]
    public async Task Import_CopyWasLostAndGetsAnotherName_IsRememberedByThatAlone()
    {
        _library.Write("card/a.jpg", "one");
        _library.Write("card/b.jpg", "two");
        await _library.Import("card");
        DerivedFiles.Delete(_library.Folder["lib/photos/b/a.jpg"]);
        await _library.Import(request => request with { BatchName = "c" }, "card");
        using var connection = _library.Database.Connect();
        Assert.Equal(["b/b.jpg", "c/a.jpg"], connection.Query("select path from facts.imported_files where path is not null order by path", row => row.GetString(0)));
    }

    [Fact]
    public async Task Import_SameNameOtherContent_GetsItsOwnNameIgnoringCase()
    {
        _library.Write("card1/IMG_1.JPG", "one");
        _library.Write("card2/img_1.jpg", "two");
        _library.Write("card3/IMG_1.JPG", "three");
        Assert.Equal(3, (await _library.Import("card1", "card2", "card3")).Copied);
        Assert.Equal(3, _library.Photos().Select(photo => photo.Split('=')[0].ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public async Task Import_AfterAKillBetweenRowAndName_CopiesWhatIsMissingAndNothingTwice()
    {
        _library.Write("card/a.jpg", "one");
        _library.Write("card/b.jpg", "two");
        await _library.Import("card");

        // As a kill leaves it: b has its row and no file, c its file and no row, and a copy was under way.
        DerivedFiles.Delete(_library.Folder["lib/photos/b/b.jpg"]);
        _library.Write("card/c.jpg", "three");
        _library.Write("lib/photos/b/c.jpg", "three");
        _library.Write("lib/photos/.incoming/half.tmp", "hal");
        var report = await _library.Import("card");
        Assert.Equal((1, 2), (report.Copied, report.Known));
        Assert.Equal(["b/a.jpg=one", "b/b.jpg=two", "b/c.jpg=three"], _library.Photos());
    }

    [Fact]
    public async Task Import_InPlaceFolderOfTheLibrary_IsNoSecondCopyOfItself()
    {
        var path = _library.Write("card/a.jpg", "one");
        using (var connection = _library.Database.Connect())
        {
            connection.Execute("insert into facts.sources (source_id, root) values (50, $1)", _library.Folder["card"]);
            connection.Execute("insert into facts.files values (50, 'a.jpg', 3, timestamp '2020-01-01', $1)", Sha256Of(path));
        }

        _library.Write("elsewhere/b.jpg", "one");
        Assert.Equal(0, (await _library.Import("elsewhere")).Copied);
        Assert.Equal(1, (await _library.Import("card")).Copied);
    }

    [Fact]
    public async Task Import_LargeFiles_AreStreamedAndComparedBySizeFirst()
    {
        var large = new byte[(16 << 20) + 5];
        new Random(1).NextBytes(large);
        Directory.CreateDirectory(_library.Folder["card"]);
        await File.WriteAllBytesAsync(_library.Folder["card/a.mov"], large);
        await File.WriteAllBytesAsync(_library.Folder["card/b.mov"], large);
        large[0] ^= 1;
        await File.WriteAllBytesAsync(_library.Folder["card/c.mov"], large);
        var report = await _library.Import(request => request with { Workers = 1 }, "card");
        Assert.Equal((2, 1, 0), (report.Copied, report.Known, report.Failures.Count));
        Assert.Equal(large, await File.ReadAllBytesAsync(_library.Folder["lib/photos/b/c.mov"]));
    }

    [Fact]
    public async Task Import_DryRun_CountsAndWritesNothing()
    {
        _library.Write("card/a.jpg", "one");
        _library.Write("card/b.jpg", "one");
        var report = await _library.Import(request => request with { DryRun = true }, "card");
        Assert.Equal((1, 1), (report.Copied, report.Known));
        Assert.False(Directory.Exists(_library.Library.PhotosFolder));
        Assert.Equal(1, (await _library.Import("card")).Copied);
    }

    [Fact]
    public async Task Import_EmptyAndUnreadableFiles_AreFailuresOfTheirOwn()
    {
        _library.Write("card/a.jpg", "one");
        _library.Write("card/empty.jpg", "");
        File.CreateSymbolicLink(_library.Folder["card/link.jpg"], _library.Folder["nowhere.jpg"]);
        var report = await _library.Import(request => request with { Scan = request.Scan with { FollowSymlinks = true } }, "card");
        Assert.Equal(1, report.Copied);
        Assert.Equal(["empty.jpg", "link.jpg"], report.Failures.Select(failure => Path.GetFileName(failure.Origin)));
        Assert.All(report.Failures, failure => Assert.EndsWith(".", failure.Message));
    }

    [Fact]
    public async Task Import_CardTakenOut_SaysSoOnceAndKeepsWhatWasCopied()
    {
        for (var i = 0; i < 50; i++)
            _library.Write($"card/{i:00}/a.jpg", $"photo {i}");
        var seen = 0;
        var report = await _library.Import(
            request => request with
            {
                Workers = 1,
                Filter = (_, _, _) =>
                {
                    if (++seen == 20)
                        Directory.Move(_library.Folder["card"], _library.Folder["gone"]);
                    return true;
                },
            },
            "card");
        Assert.Contains(report.Failures, failure => failure.Origin == _library.Folder["card"] && failure.Message.Contains("Put it back", StringComparison.Ordinal));
        Assert.InRange(report.Copied, 1, 19);
        Assert.Equal(report.Copied, _library.Photos().Count);
        Directory.Move(_library.Folder["gone"], _library.Folder["card"]);
        Assert.Equal(50 - report.Copied, (await _library.Import("card")).Copied);
        Assert.Equal(50, _library.Photos().Distinct().Count());
    }

    [Fact]
    public async Task Import_FileGoneOrShorterOnceItWasSeen_IsItsOwnFailureAndComesNextTime()
    {
        for (var i = 0; i < 6; i++)
            _library.Write($"card/{i}.jpg", $"photo {i}");
        var large = _library.Write("card/large.jpg", new string('x', PhotoIntake.MaxInMemory + 1));
        var before = ContentTree.Of(_library.Folder["card"]);
        var written = File.GetLastWriteTimeUtc(large);
        var report = await _library.Import(
            request => request with
            {
                Workers = 1,
                Filter = (path, _, _) =>
                {
                    if (path.EndsWith("3.jpg", StringComparison.Ordinal))
                        File.Move(path, _library.Folder["away.jpg"]);
                    if (path == large)
                        Cut(large, PhotoIntake.MaxInMemory);
                    return true;
                },
            },
            "card");
        Assert.Equal(5, report.Copied);
        Assert.Equal(["card/3.jpg", "card/large.jpg"], report.Failures.Select(failure => Path.GetRelativePath(_library.Folder.Path, failure.Origin).Replace('\\', '/')));
        Assert.Matches(@"does not exist any more.*import again", report.Failures[0].Message);
        Assert.Matches("not as long as it said.*Import it again", report.Failures[1].Message);
        Assert.Equal(5, _library.Photos().Count);

        File.Move(_library.Folder["away.jpg"], _library.Folder["card/3.jpg"]);
        await File.WriteAllTextAsync(large, new string('x', PhotoIntake.MaxInMemory + 1));
        File.SetLastWriteTimeUtc(large, written);
        var again = await _library.Import("card");
        Assert.Equal((2, 5), (again.Copied, again.Known));
        Assert.Equal(7, _library.Photos().Distinct().Count());
        Assert.Equal(before, ContentTree.Of(_library.Folder["card"]));

        static void Cut(string path, long length)
        {
            using var file = File.OpenWrite(path);
            file.SetLength(length);
        }
    }

    [Theory]
    [InlineData(null, "2024-05-06")]
    [InlineData("a/b:c", "a_b_c")]
    [InlineData("..", "photo")]
    [InlineData("Lost+Found", "photos Lost+Found")]
    [InlineData(".hidden", "hidden")]
    [InlineData("con", "_con")]
    [InlineData("été 🏖 \u202Egpj", "été 🏖 _gpj")]
    public void BatchName_Anything_IsOneHarmlessVisibleFolder(string? name, string expected) =>
        Assert.Equal(expected, BatchName.Of(name, new FakeTimeProvider(new DateTimeOffset(2024, 5, 6, 12, 0, 0, TimeSpan.Zero))));

    [Fact]
    public async Task Import_LongNames_FitAndKeepTheirExtension()
    {
        // 240 bytes in the source; the archive's could be longer than any file system allows.
        var name = new string('é', 118) + ".jpg";
        _library.Write($"card/{name}", "one");
        Assert.Equal(1, (await _library.Import("card")).Copied);
        Assert.Equal($"b/{name}=one", Assert.Single(_library.Photos()));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(BatchName.Clean(new string('é', 400) + ".jpg")), 200, 247);
    }

    [Fact]
    public async Task Import_SourceInTheLibraryOrMissing_IsAUsageError()
    {
        _library.Write("lib/photos/b/a.jpg", "one");
        _library.Write("notes.txt", "no");
        foreach (var source in new[] { "lib/photos/b", "nowhere", "notes.txt" })
            Assert.Equal(ExitCode.Usage, (await Assert.ThrowsAsync<UserException>(() => _library.Import(source))).ExitCode);
    }

    [Fact]
    public async Task Import_FolderAroundTheLibrary_LeavesTheLibraryOut()
    {
        _library.Write("lib/photos/old/a.jpg", "one");
        _library.Write("b.jpg", "two");
        Assert.Equal(1, (await _library.Import(".")).Found);
    }

    public void Dispose() => _library.Dispose();

    private static string Sha256Of(string path) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
}
