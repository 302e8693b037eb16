using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Export;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using DuckDB.NET.Data;

namespace Bpp.Tests.Export;

public sealed class ExportCommandTests : IDisposable
{
    private const string AddPhoto = """
        insert into facts.photos by name
        select
            $1::bigint as photo_id, $2 as sha256, 1 as source_id, $3 as path, $4::bigint as size, 'jpeg' as format, 320 as width, 200 as height,
            1 as orientation, false as from_preview, false as missing, 'test' as analyser, timestamp '2024-01-01' as analysed_at,
            timestamp '2024-01-01' as added_at, timestamp '2024-05-06 07:08:09' as taken_at, 4 as rating, 0.004 as exposure_time
        """;

    private readonly ExportFixture _fixture = new();
    private readonly TempFolder _library = new();

    public ExportCommandTests()
    {
        using var database = LibraryDatabase.Open(new LibraryFolder(_library.Path).DatabasePath);
        using var connection = database.Connect();
        Run(connection, "insert into facts.sources values (1, $1)", _fixture.Originals);
        foreach (var item in new[] { _fixture.Jpeg("a.jpg", 1), _fixture.Jpeg("b.jpg", 2) })
            Run(connection, AddPhoto, item.PhotoId, item.Sha256, item.RelativePath, item.Size);
        Run(connection, "insert into facts.near_duplicate_groups select photo_id, 1 as group_id from facts.photos");
    }

    [Fact]
    public void CheckPlace_OutputThatIsAFile_IsRefused()
    {
        File.WriteAllText(_library["out"], "");
        var refused = Assert.Throws<UserException>(() => OutputGuard.CheckPlace([], new ExportOptions { OutputFolder = _library["out"] }));
        Assert.Contains("is a file; name a folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromChoice_PhotosOfAGroup_CarryFactsAndWhatTheyStandFor()
    {
        using var database = LibraryDatabase.Open(new LibraryFolder(_library.Path).DatabasePath);
        var item = Assert.Single(ExportItems.FromChoice(database, [(2, "why"), (2, "again"), (77, "gone")]));
        Assert.Equal((1, "why", "b.jpg", 4), (item.Rank, item.Reason, item.RelativePath, item.Rating));
        Assert.Equal(new DateTime(2024, 5, 6, 7, 8, 9), item.TakenAt);
        Assert.Equal(0.004, item.ExposureTime);
        Assert.Equal(["a.jpg"], item.Suppressed);
        Assert.Equal(Path.Combine(_fixture.Originals, "b.jpg"), item.SourcePath);
    }

    [Fact]
    public void FromPicks_Library_IsThePicksInOrderWithTheirReasons()
    {
        using var database = LibraryDatabase.Open(new LibraryFolder(_library.Path).DatabasePath);
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "select photo_id, reason from picks(k := 5) order by rank";
        using var reader = command.ExecuteReader();
        var expected = new List<(long, string?)>();
        while (reader.Read())
            expected.Add((reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1)));

        var items = ExportItems.FromPicks(database, 5);

        Assert.Equal(expected, items.Select(item => (item.PhotoId, item.Reason)));
        Assert.Equal(Enumerable.Range(1, items.Count), items.Select(item => item.Rank));
        Assert.Equal(items.Count, ExportItems.FromPicks(database).Count);
    }

    [Fact]
    public async Task Export_Album_WritesFilesAndPrintsJson()
    {
        var (code, output, _) = await BppCommand.RunAsync("export", "--library", _library.Path, "--album", "photos", "--k", "1", "--out", _fixture.Output, "--gallery", "--xmp", "--json");
        Assert.Equal(ExitCode.Ok, code);
        using var json = JsonDocument.Parse(output);
        Assert.True(json.RootElement.GetProperty("complete").GetBoolean());
        Assert.Equal("written", json.RootElement.GetProperty("photos")[0].GetProperty("outcome").GetString());
        Assert.Contains("gallery.html", _fixture.OutputNames());
        Assert.Equal(1, _fixture.OutputNames().Count(name => name.EndsWith(".jpg.xmp", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Export_DryRun_WritesNothing()
    {
        var (code, output, _) = await BppCommand.RunAsync("export", "--library", _library.Path, "--album", "photos", "--out", _fixture.Output, "--dry-run");
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("a.jpg -> selected/00", output);
        Assert.False(Directory.Exists(_fixture.Output));
    }

    [Theory]
    [InlineData("--album", "no_such; drop table x", "no album or view")]
    [InlineData("--max-size", "5", "--max-size 5 is out of range")]
    [InlineData("--jpeg-quality", "500", "--jpeg-quality 500 is out of range")]
    public async Task Export_WrongOption_SaysWhatIsWrong(string option, string value, string message)
    {
        var (code, _, error) = await BppCommand.RunAsync("export", "--library", _library.Path, "--out", _fixture.Output, option, value);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(message, error);
        Assert.False(Directory.Exists(_fixture.Output));
    }

    public void Dispose()
    {
        _fixture.Dispose();
        _library.Dispose();
    }

    private static void Run(DuckDBConnection connection, string sql, params object[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new DuckDBParameter(parameter));
        command.ExecuteNonQuery();
    }
}
