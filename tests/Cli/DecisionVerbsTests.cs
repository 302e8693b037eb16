using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Cli;

/// <summary><c>bpp include|exclude|clear|undo|redo|history</c> on a library of three photos.</summary>
public sealed class DecisionVerbsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public DecisionVerbsTests()
    {
        using var database = BlankLibrary.Open(DatabasePath);
        using var writer = new FactsWriter(database, "a1", TimeProvider.System);
        writer.Write([TestPhotos.Success("a.jpg", "A"), TestPhotos.Success("trip/b.jpg", "B"), TestPhotos.Success("home/b.jpg", "C")]);

        // Their numbers are of no real picture, and scores would be computed from them.
        database.Scalar<long>("delete from facts.measurements");
        database.Scalar<long>($"insert into facts.sources (source_id, root) select 1, '{_folder["photos"]}' where not exists (from facts.sources)");
    }

    private string DatabasePath => _folder["data/bpp.duckdb"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Override_ByPathIdOrHash_DecidesUndoesAndTells()
    {
        Assert.Equal("included: a.jpg", await Ok("include", "a.jpg"));
        Assert.Equal("excluded: 2 photos", await Ok("exclude", "./trip/b.jpg", TestPhotos.Hash("C")[..10].ToUpperInvariant()));
        Assert.Equal("a.jpg include,home/b.jpg exclude,trip/b.jpg exclude", Overrides());
        Assert.Equal("excluded: 1 photo of 2; the others were already", await Ok("exclude", "a.jpg", "home/b.jpg"));
        Assert.Equal("undone: a.jpg excluded", await Ok("undo"));
        Assert.Equal("would be undone: 2 photos excluded", await Ok("undo", "--dry-run"));
        Assert.Equal("undone: 2 photos excluded", await Ok("undo"));
        Assert.Equal("a.jpg include", Overrides());
        Assert.Equal("redone: 2 photos excluded", await Ok("redo"));
        Assert.Equal("cleared: trip/b.jpg", await Ok("clear", "trip/b.jpg"));
        Assert.Equal("a.jpg include,home/b.jpg exclude", Overrides());
        Assert.Equal(
            ["b.jpg neither included nor excluded", "undone: a.jpg excluded", "2 photos excluded", "a.jpg included"],
            (await Ok("history")).Split('\n').Select(line => line[28..].TrimEnd()));
    }

    [Fact]
    public async Task Override_AbsolutePathOrId_IsThePhoto()
    {
        Assert.Equal("included: trip/b.jpg", await Ok("include", _folder["photos/trip/b.jpg"]));
        Assert.Equal("excluded: trip/b.jpg", await Ok("exclude", Photo("trip/b.jpg")));
    }

    [Theory]
    [InlineData("b.jpg", "fits 2 photos: home/b.jpg")]
    [InlineData("aa.jpg", "did you mean a.jpg, b.jpg?")]
    [InlineData("999", "there is no photo '999'")]
    [InlineData("", "there is no photo ''")]
    public async Task Override_UnclearName_IsRefusedAndDecidesNothing(string name, string expected)
    {
        var (code, _, error) = await Bpp("exclude", "a.jpg", name);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal("", Overrides());
    }

    [Fact]
    public async Task Undo_StartOfAnId_IsThatDecision()
    {
        await Ok("config", "set", "max_per_day", "5");
        await Ok("config", "set", "variety", "off");
        var first = (await Ok("history")).Split('\n')[1];
        Assert.EndsWith("  setting max_per_day 3 → 5", first.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("undone: setting max_per_day 3 → 5", await Ok("undo", first[..8]));
        Assert.Equal(ExitCode.Usage, (await Bpp("undo", first[..8])).Code);
        Assert.Equal("false", await Ok("config", "get", "variety"));
        Assert.Equal("3", await Ok("config", "get", "max_per_day"));
    }

    [Fact]
    public async Task Undo_Nothing_SaysSo()
    {
        var (code, _, error) = await Bpp("undo");
        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("nothing to undo", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_OfDecisionVerbs_HasTheApprovedShape()
    {
        Approved.Matches("json-include", Approved.ShapeOf(await Ok("include", "a.jpg", "--json")));
        Approved.Matches("json-history", Approved.ShapeOf(await Ok("history", "--json")));
        Approved.Matches("json-undo", Approved.ShapeOf(await Ok("undo", "--json")));
    }

    private string Overrides() => Scalar("select coalesce(string_agg(path || ' ' || state, ',' order by path), '') from overrides inner join photos using (photo_id)");

    private string Photo(string path) => Scalar($"select photo_id::varchar from photos where path = '{path}'");

    private string Scalar(string sql)
    {
        using var database = LibraryDatabase.Open(DatabasePath);
        return database.Scalar<string>(sql)!;
    }

    private Task<string> Ok(params string[] args) => BppCommand.OkAsync([.. args, "--library", _folder.Path]);

    private Task<(int Code, string Output, string Error)> Bpp(params string[] args) => BppCommand.RunAsync([.. args, "--library", _folder.Path]);
}
