using Bpp.Engine.Cli;
using Bpp.Engine.Imaging;
using Bpp.Engine.Storage;
using Bpp.Tests.Imaging;
using Bpp.Tests.Support;

namespace Bpp.Tests.Importing;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Import_ThenMovedLibrary_IsAnalysedAndFoundAnywhere()
    {
        Directory.CreateDirectory(_folder["card"]);
        await File.WriteAllBytesAsync(_folder["card/a.jpg"], ImageFiles.Encode(ConvertFormat.Jpeg));
        await File.WriteAllTextAsync(_folder["card/broken.jpg"], "this is no picture");
        var (code, output, _) = await BppCommand.RunAsync("import", _folder["card"], "--library", _folder["lib"], "--name", "trip", "--json");
        Assert.Equal(ExitCode.SomePhotosFailed, code);
        Support.Approved.Matches("json-import", Support.Approved.ShapeOf(output));
        Assert.Equal(["/a.jpg|"], await Rows("lib", "select replace(path, 'trip', '') || '|' || (select root from facts.sources) from photos"));

        Directory.Move(_folder["lib"], _folder["moved"]);
        Assert.Equal(ExitCode.Ok, (await BppCommand.RunAsync("include", _folder["moved/photos/trip/a.jpg"], "--library", _folder["moved"])).Code);
        var (picked, json, _) = await BppCommand.RunAsync("pick", _folder["moved"], "--json");
        Assert.Equal(ExitCode.Ok, picked);
        Assert.Contains(_folder["moved/photos/trip/a.jpg"], json, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await BppCommand.RunAsync("export", "--library", _folder["moved"], "--out", _folder["out"], "--quiet")).Code);
        Assert.Single(Directory.EnumerateFiles(_folder["out"], "*.jpg", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Import_InPlace_AnalysesAndCopiesNothing()
    {
        Directory.CreateDirectory(_folder["pictures"]);
        await File.WriteAllBytesAsync(_folder["pictures/a.jpg"], ImageFiles.Encode(ConvertFormat.Jpeg));
        var before = ImportLibrary.Tree(_folder["pictures"]);
        Assert.Equal(ExitCode.Ok, (await BppCommand.RunAsync("import", _folder["pictures"], "--in-place", "--library", _folder["pictures/.lib"], "--quiet")).Code);
        Assert.Equal(["a.jpg"], await Rows("pictures/.lib", "select path from photos"));
        Assert.False(Directory.Exists(_folder["pictures/.lib/photos"]));
        Assert.Equal(before, ImportLibrary.Tree(_folder["pictures"]).Where(file => !file.StartsWith(".lib", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Import_WrongUse_IsAUsageErrorThatHelps()
    {
        await File.WriteAllTextAsync(_folder["a.zip"], "");
        foreach (var (expected, args) in new (string, string[])[]
        {
            ("does not exist", ["import", _folder["nowhere"]]),
            ("takes folders", ["import", _folder["a.zip"], "--in-place"]),
            ("takes folders", ["import", _folder["a.zip"], "--watch"]),
            ("is no size", ["import", _folder.Path, "--max-total", "much"]),
            ("takes no --name", ["import", _folder.Path, "--in-place", "--name", "x"]),
        })
        {
            var (code, _, error) = await BppCommand.RunAsync([.. args, "--library", _folder["lib"]]);
            Assert.Equal(ExitCode.Usage, code);
            Assert.Contains(expected, error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1", 1L)]
    [InlineData("2k", 2048L)]
    [InlineData("1.5 MB", 1572864L)]
    [InlineData("50GB", 50L << 30)]
    [InlineData("1 TiB", 1L << 40)]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("-1GB", null)]
    [InlineData("1e9", null)]
    [InlineData("99999999999999999999TB", null)]
    public void ByteSize_Parse_ReadsWhatPeopleWrite(string text, long? expected) => Assert.Equal(expected, ByteSize.Parse(text));

    [SkippableFact]
    public async Task Import_RealLivePhotos_ShowEachOnce()
    {
        var source = Path.Combine(EvalData.Photos, "live-photos");
        Skip.IfNot(Directory.Exists(source));
        Assert.Equal(ExitCode.Ok, (await BppCommand.RunAsync("import", source, "--library", _folder["lib"], "--no-faces", "--quiet")).Code);
        Assert.Equal(["live splitrock_sm.mov"], await Rows("lib", "select kind || ' ' || file_name from companion_photos"));
        Assert.Equal(["splitrock_sm.jpg", "wave_sm.jpg", "waves_sm.mov"], await Rows("lib", "select file_name from photos order by file_name"));
    }

    public void Dispose() => _folder.Dispose();

    private Task<List<string>> Rows(string library, string sql)
    {
        using var database = LibraryDatabase.Open(_folder[$"{library}/data/bpp.duckdb"]);
        using var connection = database.Connect();
        return Task.FromResult(connection.Query(sql, row => row.GetString(0)));
    }
}
