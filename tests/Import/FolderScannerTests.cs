using System.Diagnostics;
using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;
using Bpp.Tests.Support;

namespace Bpp.Tests.Import;

public sealed class FolderScannerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Scan_NestedFolders_YieldsWantedFilesInOrdinalOrder()
    {
        Write("b.jpg", "a.HEIC", "Z.jpeg", "notes.txt", "sub2/x.png", "sub1/deep/y.cr3", "sub1/k.mov");

        Assert.Equal(["Z.jpeg", "a.HEIC", "b.jpg", "sub1/k.mov", "sub1/deep/y.cr3", "sub2/x.png"], Paths());
    }

    [Fact]
    public void Scan_File_CarriesSizeAndTimeAndFullPath()
    {
        Write("sub/a.jpg");
        var modified = new DateTime(2020, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_folder["sub/a.jpg"], modified);

        var file = Assert.Single(Scan()).File!;

        Assert.Equal(new PhotoFile(7, "sub/a.jpg", _folder["sub/a.jpg"], 1, modified), file);
    }

    [SkippableFact]
    public void Scan_NameThatIsNoUtf8_IsAFailureThatSaysSo()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "other systems have no such names");
        Shell("printf x > \"$1/$(printf 'bad\\377.jpg')\"");

        var failure = Assert.Single(Scan()).Failure!;
        Shell("rm \"$1\"/bad*"); // nor can .NET delete it

        Assert.Contains("not valid UTF-8", failure.Message, StringComparison.Ordinal);
    }

    private void Shell(string script)
    {
        using var shell = Process.Start("/bin/sh", ["-c", script, "sh", _folder.Path]);
        shell.WaitForExit();
    }

    [Theory]
    [InlineData(".hidden.jpg")]
    [InlineData("._a.jpg")]
    [InlineData(".bpp/a.jpg")]
    [InlineData("@eaDir/a.jpg/SYNOPHOTO_THUMB_M.jpg")]
    [InlineData("$RECYCLE.BIN/a.jpg")]
    [InlineData("#recycle/a.jpg")]
    [InlineData("lost+found/a.jpg")]
    [InlineData("Catalog Previews.lrdata/a.jpg")]
    public void Scan_HiddenAndJunk_IsSkipped(string path)
    {
        Write(path);

        Assert.Empty(Scan());
    }

    [Fact]
    public void Scan_ExtensionsGiven_ReplaceTheDefault()
    {
        Write("a.jpg", "b.BMP", "c.png");

        Assert.Equal(["b.BMP", "c.png"], Paths(new ScanOptions { Extensions = PhotoExtensions.Parse(".bmp, *.PNG") }));
    }

    [Fact]
    public void Scan_ExcludedFolder_IsNotEntered()
    {
        Write("a.jpg", "out/b.jpg", "outside/c.jpg");

        Assert.Equal(["a.jpg", "outside/c.jpg"], Paths(new ScanOptions { ExcludedFolders = [_folder["out"] + "/"] }));
    }

    [SkippableFact]
    public void Scan_Symlinks_AreNotFollowedByDefault()
    {
        SkipWithoutLinks();
        Write("real/a.jpg");
        File.CreateSymbolicLink(_folder["link.jpg"], _folder["real/a.jpg"]);
        Directory.CreateSymbolicLink(_folder["linked"], _folder["real"]);

        Assert.Equal(["real/a.jpg"], Paths());
    }

    [SkippableFact]
    public void Scan_FollowSymlinksWithCycle_VisitsEachRealFolderOnce()
    {
        SkipWithoutLinks();
        using var elsewhere = new TempFolder();
        File.WriteAllText(elsewhere["c.jpg"], "c");
        Write("real/a.jpg");
        Directory.CreateSymbolicLink(_folder["real/up"], _folder.Path);
        Directory.CreateSymbolicLink(_folder["again"], _folder["real"]);
        Directory.CreateSymbolicLink(_folder["elsewhere"], elsewhere.Path);
        File.CreateSymbolicLink(_folder["link.jpg"], _folder["real/a.jpg"]);

        var paths = Paths(new ScanOptions { FollowSymlinks = true });

        Assert.Equal(["link.jpg", "again/a.jpg", "elsewhere/c.jpg"], paths);
    }

    [SkippableFact]
    public void Scan_DanglingLink_IsAFailure()
    {
        SkipWithoutLinks();
        File.CreateSymbolicLink(_folder["gone.jpg"], _folder["nowhere.jpg"]);

        var failure = Assert.Single(Scan(new ScanOptions { FollowSymlinks = true })).Failure!;

        Assert.Equal((PhotoStage.Scan, FailureReason.Unreadable, "gone.jpg"), (failure.Stage, failure.Reason, failure.File.RelativePath));
    }

    [SkippableFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Scan_UnreadableFolder_IsAFailureAndTheScanGoesOn()
    {
        SkipWithoutLinks();
        Write("a/x.jpg", "b/y.jpg");
        File.SetUnixFileMode(_folder["a"], UnixFileMode.None);
        try
        {
            Skip.If(CanList(_folder["a"]), "The superuser may list everything");
            var results = Scan();

            Assert.Equal(("a", FailureReason.Unreadable), (results[0].Failure!.File.RelativePath, results[0].Failure!.Reason));
            Assert.Equal("b/y.jpg", results[1].File!.RelativePath);
        }
        finally
        {
            File.SetUnixFileMode(_folder["a"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Scan_FolderThatDoesNotExist_IsAFailure()
    {
        var result = Assert.Single(FolderScanner.Scan(_folder["nowhere"], 1, new ScanOptions(), CancellationToken.None));

        Assert.Equal(FailureReason.Unreadable, result.Failure!.Reason);
    }

    [SkippableFact]
    public void Scan_OddNames_AreYieldedAndOpen()
    {
        SkipWithoutLinks();
        string[] names =
        [
            "emoji 📷🎉.jpg", "עברית.jpg", "new\nline.jpg", "  spaces  .jpg", "quote\"'`.jpg", "percent%03d[1].jpg", "back\\slash.jpg",
            new string('x', 251) + ".jpg",
        ];
        Write(names);

        var results = Scan();

        Assert.Equal(names.Order(StringComparer.Ordinal), results.Select(r => r.File!.RelativePath));
        Assert.All(results, r => Assert.Equal(64, Fingerprinter.Sha256(r.File!.FullPath, CancellationToken.None).Length));
    }

    [Fact]
    public void Scan_IsLazy_FirstResultBeforeTheTreeIsWalked()
    {
        Write("a.jpg", "sub/b.jpg");
        using var results = FolderScanner.Scan(_folder.Path, 1, new ScanOptions(), CancellationToken.None).GetEnumerator();
        Assert.True(results.MoveNext());
        Write("sub/later.jpg");

        var rest = new List<string>();
        while (results.MoveNext())
            rest.Add(results.Current.File!.RelativePath);

        Assert.Equal(["sub/b.jpg", "sub/later.jpg"], rest);
    }

    [Fact]
    public void Scan_Cancelled_Throws()
    {
        Write("a.jpg");

        Assert.Throws<OperationCanceledException>(() => FolderScanner.Scan(_folder.Path, 1, new ScanOptions(), new CancellationToken(true)).ToList());
    }

    public void Dispose() => _folder.Dispose();

    private static void SkipWithoutLinks() => Skip.If(OperatingSystem.IsWindows(), "Needs a file system with links, modes and free names");

    private static bool CanList(string path)
    {
        try
        {
            _ = Directory.GetFiles(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private List<ScanResult> Scan(ScanOptions? options = null) =>
        FolderScanner.Scan(_folder.Path, 7, options ?? new ScanOptions(), CancellationToken.None).ToList();

    private IEnumerable<string> Paths(ScanOptions? options = null) => Scan(options).Select(r => r.File!.RelativePath);

    private void Write(params string[] paths)
    {
        foreach (var path in paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
            File.WriteAllText(_folder[path], "x");
        }
    }
}
