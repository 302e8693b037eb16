using System.Formats.Tar;
using System.IO.Compression;
using Bpp.Engine.Importing;
using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Library.Settings;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Importing;

public sealed class ArchiveImportTests(QueryLibrary facts) : IClassFixture<QueryLibrary>, IDisposable
{
    private readonly ImportLibrary _library = new(facts);

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar")]
    [InlineData("a.tar.gz")]
    [InlineData("a.TGZ")]
    public async Task Import_Archive_TakesPhotosOnceWithTheirFolders(string name)
    {
        (string, string)[] entries =
        [
            ("x/1.jpg", "one"), ("x/2.jpg", "two"), ("y/again.jpg", "one"), ("x/readme.txt", "no"), ("__MACOSX/x/._1.jpg", "junk"), ("./z/3.jpg", "three"), ("z/big.mov", new string('m', (16 << 20) + 1)),
        ];
        if (name.EndsWith("zip", StringComparison.Ordinal))
            ArchiveFiles.Zip(_library.Folder[name], entries);
        else
            ArchiveFiles.Tar(_library.Folder[name], entries);
        var report = await _library.Import(name);
        Assert.True(report.Complete);
        Assert.Equal((5, 4, 1, 0), (report.Found, report.Copied, report.Known, report.Failures.Count));
        Assert.Equal(["b/x/1.jpg", "b/x/2.jpg", "b/z/3.jpg", "b/z/big.mov"], _library.Photos().Select(photo => photo.Split('=')[0]));
        Assert.Equal(5, (await _library.Import(name)).Known);
    }

    [Theory]
    [InlineData("../../evil.jpg", "leads out")]
    [InlineData("a/../../evil.jpg", "leads out")]
    [InlineData("..\\evil.jpg", "leads out")]
    [InlineData("/etc/evil.jpg", "absolute")]
    [InlineData("C:\\evil.jpg", "absolute")]
    [InlineData("inner.zip", "archive inside")]
    [InlineData("inner.tar.gz", "archive inside")]
    [InlineData("inner.7z", "archive inside")]
    public async Task Import_EvilEntry_IsRefusedByNameAndTheOthersCome(string evil, string reason)
    {
        ArchiveFiles.Zip(_library.Folder["a.zip"], ("good.jpg", "one"), (evil, "evil"));
        ArchiveFiles.Tar(_library.Folder["a.tar"], ("good too.jpg", "two"), (evil, "evil"));
        var report = await _library.Import("a.zip", "a.tar");
        Assert.Equal(["b/good too.jpg=two", "b/good.jpg=one"], _library.Photos());
        Assert.Equal(2, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Contains(reason, failure.Message, StringComparison.Ordinal));
        Assert.All(report.Failures, failure => Assert.EndsWith($"!/{evil}", failure.Origin, StringComparison.Ordinal));
        Assert.Equal(["a.tar", "a.zip", "lib"], Directory.EnumerateFileSystemEntries(_library.Folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Import_LinksAndDevices_AreRefused()
    {
        ArchiveFiles.Tar(
            _library.Folder["a.tar"],
            ArchiveFiles.Link("sym.jpg", "/etc/passwd", TarEntryType.SymbolicLink),
            ArchiveFiles.Link("hard.jpg", "good.jpg", TarEntryType.HardLink),
            new PaxTarEntry(TarEntryType.Fifo, "pipe.jpg"),
            new PaxTarEntry(TarEntryType.CharacterDevice, "device.jpg"),
            ArchiveFiles.File("good.jpg", "one"));
        ArchiveFiles.Zip(_library.Folder["a.zip"], ("link.jpg", "/etc/passwd"));
        using (var archive = ZipFile.Open(_library.Folder["a.zip"], ZipArchiveMode.Update))
            archive.Entries[0].ExternalAttributes = 0xA1FF << 16;
        var report = await _library.Import("a.tar", "a.zip");
        Assert.Equal(["b/good.jpg=one"], _library.Photos());
        Assert.Equal(5, report.Failures.Count(failure => failure.Message.Contains("link or a device", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Import_EncryptedEntry_NamesTheRemedy()
    {
        ArchiveFiles.Zip(_library.Folder["a.zip"], ("secret.jpg", "one"), ("open.jpg", "two"));
        var bytes = await File.ReadAllBytesAsync(_library.Folder["a.zip"]);
        bytes[6] |= 1; // general purpose flag, local header
        bytes[bytes.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1; // and in the table of contents
        await File.WriteAllBytesAsync(_library.Folder["a.zip"], bytes);
        var report = await _library.Import("a.zip");
        Assert.Contains("password", Assert.Single(report.Failures).Message, StringComparison.Ordinal);
        Assert.Equal(["b/open.jpg=two"], _library.Photos());
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar")]
    public async Task Import_TooManyEntries_RefusesTheArchive(string name)
    {
        (string, string)[] entries = [.. Enumerable.Range(0, 12).Select(i => ($"{i}.jpg", $"photo {i}"))];
        if (name == "a.zip")
            ArchiveFiles.Zip(_library.Folder[name], entries);
        else
            ArchiveFiles.Tar(_library.Folder[name], entries);
        var settings = new SettingsStore(_library.Database, TimeProvider.System);
        settings.Set("archive_max_entries", "11");
        Refused(await _library.Import(name), name, "more than 11 entries");
        settings.Set("archive_max_entries", "12");
        Assert.Equal(12, (await _library.Import(name)).Copied);
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tgz")]
    public async Task Import_UnpacksToTooMuch_RefusesTheArchive(string name)
    {
        var content = new string('x', 3000);
        if (name == "a.zip")
            ArchiveFiles.Zip(_library.Folder[name], ("1.jpg", content), ("2.jpg", content + "2"));
        else
            ArchiveFiles.Tar(_library.Folder[name], ("1.jpg", content), ("2.jpg", content + "2"));
        Refused(await _library.Import(request => request with { MaxTotalBytes = 5000 }, name), name, "--max-total");
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tgz")]
    public async Task Import_UnpacksToManyTimesItsSize_RefusesTheArchive(string name)
    {
        if (name == "a.zip")
        {
            using var archive = ZipFile.Open(_library.Folder[name], ZipArchiveMode.Create);
            using var stream = archive.CreateEntry("bomb.jpg").Open();
            ArchiveFiles.Zeros(2 << 20).CopyTo(stream);
        }
        else
        {
            ArchiveFiles.Tar(_library.Folder[name], ArchiveFiles.File("bomb.jpg", ArchiveFiles.Zeros(2 << 20)));
        }

        Refused(await _library.Import(request => request with { Limits = new ArchiveLimits { RatioFreeBytes = 1 << 20, MaxRatio = 100 } }, name), name, "100 times");
    }

    [Fact]
    public async Task Import_ZipThatLiesAboutItsSizes_IsStoppedWhileReading()
    {
        using (var archive = ZipFile.Open(_library.Folder["a.zip"], ZipArchiveMode.Create))
        using (var stream = archive.CreateEntry("bomb.jpg").Open())
            ArchiveFiles.Zeros(2 << 20).CopyTo(stream);
        var bytes = await File.ReadAllBytesAsync(_library.Folder["a.zip"]);
        var directory = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 1000); // promised length
        await File.WriteAllBytesAsync(_library.Folder["a.zip"], bytes);
        var report = await _library.Import("a.zip");
        Assert.Single(report.Failures);
        Assert.Empty(_library.Photos());
    }

    [Fact]
    public async Task Import_ZipWithOneDamagedEntry_LosesThatEntryOnly()
    {
        ArchiveFiles.Zip(_library.Folder["a.zip"], ("bad.jpg", "one one one"), ("good.jpg", "two"));
        var bytes = await File.ReadAllBytesAsync(_library.Folder["a.zip"]);
        bytes[bytes.AsSpan().IndexOf("one one"u8)] ^= 1;
        await File.WriteAllBytesAsync(_library.Folder["a.zip"], bytes);
        var report = await _library.Import("a.zip");
        Assert.EndsWith("!/bad.jpg", Assert.Single(report.Failures).Origin, StringComparison.Ordinal);
        Assert.Contains("checksum", report.Failures[0].Message, StringComparison.Ordinal);
        Assert.Equal(["b/good.jpg=two"], _library.Photos());
    }

    [Theory]
    [InlineData("a.zip", 100)]
    [InlineData("a.tar", 1600)]
    [InlineData("a.tgz", 60)]
    public async Task Import_TruncatedArchive_LeavesNoHalfFile(string name, int length)
    {
        if (name == "a.zip")
            ArchiveFiles.Zip(_library.Folder[name], ("1.jpg", "one"), ("2.jpg", new string('2', 3000)));
        else
            ArchiveFiles.Tar(_library.Folder[name], ("1.jpg", "one"), ("2.jpg", new string('2', 3000)));
        using (var file = File.OpenWrite(_library.Folder[name]))
            file.SetLength(length);
        var report = await _library.Import(name);
        Assert.False(report.Complete);
        Assert.Equal(_library.Folder[name], Assert.Single(report.Failures).Origin);
        Assert.Empty(_library.Photos());
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar")]
    [InlineData("a.tar.xz")]
    [InlineData("a.tbz2")]
    public async Task Import_GarbageWithAnArchivesName_IsOneFailure(string name)
    {
        var garbage = new byte[5000];
        new Random(3).NextBytes(garbage);
        byte[] start = name switch
        {
            "a.zip" => [0x50, 0x4b, 3, 4],
            "a.tar.xz" => [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
            "a.tbz2" => [0x42, 0x5a, 0x68, 0x39],
            _ => [],
        };
        start.CopyTo(garbage, 0);
        await File.WriteAllBytesAsync(_library.Folder[name], garbage);
        Refused(await _library.Import(name), name, "damaged");
    }

    public void Dispose() => _library.Dispose();

    private void Refused(ImportReport report, string archive, string reason)
    {
        var failure = Assert.Single(report.Failures);
        Assert.Equal(_library.Folder[archive], failure.Origin);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.False(report.Complete);
        Assert.Empty(_library.Photos());
    }
}
