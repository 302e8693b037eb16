using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Engine.Renaming;
using Bpp.Engine.Storage;
using Bpp.Tests.Recovery;

namespace Bpp.Tests.Renaming;

public sealed class BatchRenameTests : IAsyncLifetime, IDisposable
{
    private readonly RecoveryLibrary _library = new();

    private string Photos => _library.Library.PhotosFolder;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_library["in/0.jpg.xmp"], "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("import", _library.Input, "--name", "b", "--no-faces", "--quiet")).Code);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Rename_All_RenamesFilesSidecarsAndRowsAndKeepsDecisions()
    {
        await _library.BppAsync("exclude", "0.jpg");
        var before = Names();
        Assert.Contains(before, name => name.EndsWith("0.jpg.xmp", StringComparison.Ordinal));

        var (dry, preview, _) = await _library.BppAsync("rename", "trip_{counter:3}", "--all", "--dry-run");
        Assert.Equal(ExitCode.Ok, dry);
        Assert.Contains("trip_001.jpg.xmp", preview, StringComparison.Ordinal);
        Assert.Equal(before, Names());

        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("rename", "trip_{counter:3}", "--all")).Code);
        Assert.Equal(["trip_001.jpg", "trip_001.jpg.xmp", "trip_002.jpg", "trip_003.jpg"], Names().Select(Path.GetFileName));
        var (code, report, _) = await _library.BppAsync("db", "verify", "--files");
        Assert.True(code == ExitCode.Ok, report);
        var (_, included, _) = await _library.BppAsync("exclude", "trip_001.jpg", "--json");
        Assert.Equal(0, JsonDocument.Parse(included).RootElement.GetProperty("photos").GetArrayLength()); // it is excluded already
    }

    [Fact]
    public async Task Rename_ImportedFiles_AreRememberedByTheirNewNames()
    {
        var folder = Path.GetDirectoryName(Names()[0])!;
        using (var database = _library.Open())
        {
            using var connection = database.Connect();
            connection.Execute("insert into facts.imported_files select import_id, '/card/gone.jpg', 1, timestamp '2024-01-01', repeat('0', 64), $1 from facts.imports", $"{folder}/trip_1.jpg");
        }

        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("rename", "trip_{counter}", "--all")).Code);

        using (var database = _library.Open())
        {
            using var connection = database.Connect();
            Assert.Equal(
                Names().Where(name => name.EndsWith(".jpg", StringComparison.Ordinal)),
                connection.Query("select path from facts.imported_files where path is not null order by path", row => row.GetString(0)));
            Assert.Equal(0, connection.Scalar<long>("select count(*) from facts.imported_files where origin = '/card/gone.jpg'"));
        }
    }

    [Fact]
    public async Task Rename_ToOneName_GivesEachItsOwnAndReplacesNothing()
    {
        var folder = Path.GetDirectoryName(Names()[0])!;
        await File.WriteAllTextAsync(Path.Combine(Photos, folder, "Same.txt"), "mine");
        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("rename", "same", "--all")).Code);
        Assert.Equal(["Same.txt", "same_2.jpg", "same_2.jpg.xmp", "same_3.jpg", "same_4.jpg"], Names().Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Photos, folder, "Same.txt")));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("{nmae}")]
    [InlineData("")]
    public async Task Rename_WrongTemplate_IsRefused(string template) =>
        Assert.Equal(ExitCode.Usage, (await _library.BppAsync("rename", template, "--all")).Code);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Open_KilledWhileRenaming_CompletesIt(int done)
    {
        IReadOnlyList<RenameMove> moves;
        using (var database = _library.Open())
            moves = RenamePlanner.Plan(database, new NameTemplate("x{counter}"), photoIds: null);
        Assert.Equal(4, moves.Count);
        await File.WriteAllTextAsync(
            Path.Combine(_library.Library.DataFolder, "rename.json"),
            JsonSerializer.Serialize(new { version = 1, moves = moves.Select(move => new { from = move.From, to = move.To }) }));
        foreach (var move in moves.Take(done))
            File.Move(Path.Combine(Photos, move.From), Path.Combine(Photos, move.To));

        using (var database = _library.Open())
            Assert.Empty(LibraryCheck.Rows(database));

        Assert.Equal(["x1.jpg", "x1.jpg.xmp", "x2.jpg", "x3.jpg"], Names().Select(Path.GetFileName));
        var (code, report, _) = await _library.BppAsync("db", "verify", "--files");
        Assert.True(code == ExitCode.Ok, report);
        Assert.False(File.Exists(Path.Combine(_library.Library.DataFolder, "rename.json")));
    }

    [Fact]
    public async Task Rename_InPlacePhoto_IsRefused()
    {
        Directory.CreateDirectory(_library["elsewhere"]);
        await File.WriteAllBytesAsync(_library["elsewhere/far.jpg"], Imaging.ImageFiles.Encode(Engine.Imaging.ConvertFormat.Jpeg, 90, 90));
        await _library.BppAsync("analyze", "--input", _library["elsewhere"], "--no-faces", "--quiet");
        var (code, _, error) = await _library.BppAsync("rename", "x{counter}", "far.jpg");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("never written to", error, StringComparison.Ordinal);
        Assert.True(File.Exists(_library["elsewhere/far.jpg"]));
    }

    [Fact]
    public void Render_EveryToken_IsFilled() => Assert.Equal(
        "IMG 2024-05-31 2024 05 31 235958 007 7 X-T5",
        new NameTemplate("{name} {date} {year} {month} {day} {time} {counter:3} {counter} {camera}").Render("IMG", new DateTime(2024, 5, 31, 23, 59, 58), "X-T5", 7));

    private List<string> Names() =>
        [.. Directory.EnumerateFiles(Photos, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Photos, path)).Order(StringComparer.Ordinal)];
}
