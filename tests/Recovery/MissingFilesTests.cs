using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Recovery;

public sealed class MissingFilesTests : IDisposable
{
    private readonly RecoveryLibrary _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Check_FileGoneAndBack_HidesAndShowsItWithoutAnalysis()
    {
        await _library.AnalyseAsync();
        var before = Facts();
        File.Move(_library["in/1.jpg"], _library["elsewhere.jpg"]);
        Assert.Contains("1 photo file is gone", (await CheckAsync()).Output, StringComparison.Ordinal);
        Assert.Equal(2, Photos());
        Assert.Contains("every photo file is where it was", (await CheckAsync()).Output, StringComparison.Ordinal);

        File.Move(_library["elsewhere.jpg"], _library["in/1.jpg"]);
        Assert.Contains("1 photo file is back", (await CheckAsync()).Output, StringComparison.Ordinal);
        Assert.Equal(before, Facts());
    }

    [Fact]
    public async Task Check_FileMovedInsideItsFolder_IsFoundByItsContent()
    {
        await _library.AnalyseAsync();
        Directory.CreateDirectory(_library["in/deep/er"]);
        File.Move(_library["in/1.jpg"], _library["in/deep/er/renamed.jpg"]);
        Assert.Contains("1 photo file had moved", (await CheckAsync()).Output, StringComparison.Ordinal);
        Assert.Equal(3, Photos());
        using var database = _library.Open();
        Assert.Equal(1, database.Scalar<long>("select count(*) from photos where path = 'deep/er/renamed.jpg'"));
        Assert.Empty(LibraryCheck.Rows(database));
    }

    [Fact]
    public async Task Check_FolderAway_IsSaidAndUndoneWhenItReturns()
    {
        await _library.AnalyseAsync();
        var before = Facts();
        Directory.Move(_library.Input, _library["unplugged"]);
        Assert.Contains($"{_library.Input} is not there", (await CheckAsync()).Output, StringComparison.Ordinal);
        Assert.Equal(0, Photos());
        Directory.Move(_library["unplugged"], _library.Input);
        await CheckAsync();
        Assert.Equal(before, Facts());
    }

    [Fact]
    public async Task Check_FolderWithAFollowedLinkReturns_AllOfItIsBack()
    {
        File.Move(_library["in/1.jpg"], _library["far.jpg"]);
        File.CreateSymbolicLink(_library["in/1.jpg"], _library["far.jpg"]);
        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("analyze", "--input", _library.Input, "--quiet", "--no-faces", "--follow-symlinks")).Code);
        var before = Facts();
        Directory.Move(_library.Input, _library["unplugged"]);
        await CheckAsync();
        Directory.Move(_library["unplugged"], _library.Input);

        Assert.Contains("3 photo files are back", (await CheckAsync()).Output, StringComparison.Ordinal);
        Assert.Equal(before, Facts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Relocate_MovedFolder_KeepsEverything(bool noticedBefore)
    {
        await _library.AnalyseAsync();
        await _library.BppAsync("exclude", "1.jpg");
        var before = Facts();
        Directory.CreateDirectory(_library["new place"]);
        Directory.Move(_library.Input, _library["new place/photos"]);
        if (noticedBefore)
            await CheckAsync();

        var (code, output, error) = await _library.BppAsync("library", "relocate", _library.Input, _library["new place/photos"]);

        Assert.True(code == ExitCode.Ok, output + error);
        Assert.Equal(before, Facts());
        using var database = _library.Open();
        Assert.Equal(_library["new place/photos"], database.Scalar<string>("select root from facts.sources"));
        Assert.Empty(LibraryCheck.Rows(database));
    }

    [Fact]
    public async Task Relocate_UnknownFolder_NamesTheKnownOnes()
    {
        await _library.AnalyseAsync();
        var (code, _, error) = await _library.BppAsync("library", "relocate", "/nowhere", _library.Input);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(_library.Input, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_MovedOrCopied_OpensWithEverything()
    {
        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("import", _library.Input, "--no-faces", "--quiet")).Code);
        await _library.BppAsync("exclude", "1.jpg");
        var before = Facts();
        var decided = _library.Decisions();
        Directory.Move(_library.Library.Root, _library["moved"]);
        Directory.Move(_library["moved"], _library["lib"] + "2");
        var root = _library["lib"] + "2";

        var (code, report, _) = await BppCommand.RunAsync("db", "verify", "--files", "--json", "--library", root);
        Assert.True(code == ExitCode.Ok, report);
        Assert.Contains("\"files\": 3", report, StringComparison.Ordinal);
        Assert.Contains("every photo file is where it was", (await BppCommand.RunAsync("library", "check", "--library", root)).Output, StringComparison.Ordinal);
        Directory.Move(root, _library.Library.Root);
        Assert.Equal(before, Facts());
        Assert.Equal(decided, _library.Decisions());
    }

    private Task<(int Code, string Output, string Error)> CheckAsync() => _library.BppAsync("library", "check");

    private long Photos()
    {
        using var database = _library.Open();
        return database.Scalar<long>("select count(*) from photos");
    }

    private List<string> Facts()
    {
        using var database = _library.Open();
        using var connection = database.Connect();
        return Bpp.Engine.Storage.ConnectionExtensions.Query(
            connection, "select concat_ws(' ', photo_id, path, sha256, missing, analysed_at) from facts.photos order by all", row => row.GetString(0));
    }
}
