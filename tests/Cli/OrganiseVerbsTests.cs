using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Cli;

/// <summary><c>bpp favourite|rate|label|hide|tag|trash|album</c> on a library of three photos.</summary>
public sealed class OrganiseVerbsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public OrganiseVerbsTests()
    {
        using var database = BlankLibrary.Open(_folder["data/bpp.duckdb"]);
        using var writer = new FactsWriter(database, "a1", TimeProvider.System);
        writer.Write([TestPhotos.Success("a.jpg", "A"), TestPhotos.Success("b.jpg", "B"), TestPhotos.Success("c.jpg", "C")]);
        database.Scalar<long>("delete from facts.measurements");
        database.Scalar<long>("update facts.photos set keywords = null, rating = null");
        database.Scalar<long>($"insert into facts.sources (source_id, root) select 1, '{_folder["own"]}' where not exists (from facts.sources)");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Marks_EachVerb_SaysWhatItDidAndUndoes()
    {
        Assert.Equal("a.jpg made a favourite", await Ok("favourite", "a.jpg"));
        Assert.Equal("nothing changed", await Ok("favourite", "a.jpg"));
        Assert.Equal("2 photos rated 4", await Ok("rate", "4", "a.jpg", "b.jpg"));
        Assert.Equal("rating of b.jpg taken away", await Ok("rate", "none", "b.jpg"));
        Assert.Equal("c.jpg labelled red", await Ok("label", "red", "c.jpg"));
        Assert.Equal("c.jpg hidden", await Ok("hide", "c.jpg"));
        Assert.Equal("undone: c.jpg hidden", await Ok("undo"));
        Assert.Equal("a.jpg true 4,b.jpg false ,c.jpg false ", Rows("select path || ' ' || favourite || ' ' || coalesce(rating::varchar, '') from photos order by path"));
        Assert.Equal(ExitCode.Usage, (await Bpp("rate", "6", "a.jpg")).Code);
        Assert.Equal(ExitCode.Usage, (await Bpp("label", "pink", "a.jpg")).Code);
    }

    [Fact]
    public async Task Tags_AddedMergedAndRenamed_AreOneStepEach()
    {
        await Ok("tag", "add", "Sea", "a.jpg", "b.jpg");
        await Ok("tag", "add", "ocean", "b.jpg", "c.jpg");
        await Ok("tag", "merge", "water", "sea", "ocean");
        Assert.Equal("3  water", await Ok("tag", "list"));
        Assert.Equal("tag water taken off c.jpg", await Ok("tag", "remove", "water", "c.jpg"));
        await Ok("tag", "rename", "water", "sea");
        Assert.Contains("did you mean sea", (await Bpp("tag", "delete", "se")).Error, StringComparison.Ordinal);
        Assert.Equal("tag sea taken off 2 photos", await Ok("tag", "delete", "sea"));
        Assert.Equal("", await Ok("tag", "list"));
        await Ok("undo");
        Assert.Equal("2  sea", await Ok("tag", "list"));
    }

    [Fact]
    public async Task Trash_InAFolderOfOnesOwn_IsListedRestoredAndNeverDeleted()
    {
        Assert.Equal("2 photos put in the trash", await Ok("trash", "a.jpg", "b.jpg"));
        Assert.Contains("a folder of your own", await Ok("trash", "list"), StringComparison.Ordinal);
        Assert.Equal("b.jpg taken out of the trash", await Ok("trash", "restore", "b.jpg"));
        const string Nothing = "nothing to delete: the trash has no copies of the library's own; 1 photo in folders of your own left alone";
        Assert.Equal(Nothing, await Ok("trash", "empty"));
        Assert.Equal(Nothing, await Ok("trash", "empty", "--yes"));
        Assert.Contains("that have been there so long", await Ok("trash", "empty", "--older-than", "30d"), StringComparison.Ordinal);
        Assert.Equal(await Ok("trash", "empty", "--yes", "--json"), await Ok("trash", "empty", "--json"));
        Assert.Equal(ExitCode.Usage, (await Bpp("trash")).Code);
        Assert.Equal(ExitCode.Usage, (await Bpp("trash", "empty", "--yes", "--older-than", "soon")).Code);
    }

    [Fact]
    public async Task Album_MadeFilledNestedAndPicked_TellsItsTitle()
    {
        var key = await Ok("album", "create", "Travel");
        await Ok("album", "create", "Iceland", "--in", "travel");
        Assert.Equal("2 photos put into album Iceland", await Ok("album", "add", "Iceland", "a.jpg", "b.jpg"));
        Assert.Equal("b.jpg taken out of album Iceland", await Ok("album", "remove", "Iceland", "b.jpg"));
        Assert.Equal("a.jpg made cover of album Iceland", await Ok("album", "cover", "Iceland", "a.jpg"));
        Assert.Equal("a.jpg included in album Iceland", await Ok("album", "include", "Iceland", "a.jpg"));
        Assert.Equal("settings of album Iceland changed", await Ok("album", "settings", "Iceland", "-k", "3", "--weight", "blur_weight=0.5"));
        Assert.Contains("inside itself", (await Bpp("album", "nest", "Travel", "Iceland")).Error, StringComparison.Ordinal);
        Assert.EndsWith("a.jpg", await Ok("album", "show", "iceland"), StringComparison.Ordinal);
        Assert.Equal("", await Ok("album", "pick", "Iceland"));
        Assert.Contains("(in Travel)", await Ok("album", "list"), StringComparison.Ordinal);
        Assert.Equal("album Iceland moved to the top", await Ok("album", "nest", "Iceland"));
        Assert.Equal("album renamed to Journeys", await Ok("album", "rename", key, "Journeys"));
        Assert.Equal("album Journeys deleted", await Ok("album", "delete", "Journeys"));
        Assert.Equal("smart album album_all hidden", await Ok("album", "hide", "all"));
        Assert.DoesNotContain("album_all", await Ok("album", "list"), StringComparison.Ordinal);
        Assert.Equal("smart album album_all shown again", await Ok("album", "unhide", "all"));
        Assert.Contains("did you mean Iceland", (await Bpp("album", "show", "Icelnd")).Error, StringComparison.Ordinal);
        Assert.Equal(3, (await Ok("album", "show", "all")).Split('\n').Length);
    }

    [Fact]
    public async Task Album_ThatFillsItself_SaysWhatCanBeDoneWithIt()
    {
        await Ok("album", "create", "All again", "--where", "true");
        Assert.Contains("`bpp album edit`", (await Bpp("album", "add", "All again", "a.jpg")).Error, StringComparison.Ordinal);
        Assert.Contains("`bpp album hide album_top_rated`", (await Bpp("album", "delete", "top_rated")).Error, StringComparison.Ordinal);
        Assert.Contains("not hidden but deleted", (await Bpp("album", "hide", "All again")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_OfNoName_IsRefused()
    {
        await Ok("favourite", "a.jpg");
        Assert.Contains("name a decision", (await Bpp("undo", "")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_OfOrganiseVerbs_HasTheApprovedShape()
    {
        Approved.Matches("json-favourite", Approved.ShapeOf(await Ok("favourite", "a.jpg", "--json")));
        await Ok("trash", "b.jpg");
        Approved.Matches("json-trash-list", Approved.ShapeOf(await Ok("trash", "list", "--json")));
        Approved.Matches("json-trash-empty", Approved.ShapeOf(await Ok("trash", "empty", "--yes", "--json")));
        await Ok("tag", "add", "sea", "a.jpg");
        Approved.Matches("json-tag-list", Approved.ShapeOf(await Ok("tag", "list", "--json")));
        Approved.Matches("json-album-create", Approved.ShapeOf(await Ok("album", "create", "Sea", "--json")));
        Approved.Matches("json-album-list", Approved.ShapeOf(await Ok("album", "list", "--json")));
        Approved.Matches("json-album-show", Approved.ShapeOf(await Ok("album", "show", "all", "--json")));
    }

    private string Rows(string sql)
    {
        using var database = LibraryDatabase.Open(_folder["data/bpp.duckdb"]);
        return database.Scalar<string>($"select string_agg(line, ',') from ({sql}) as rows(line)")!;
    }

    private Task<string> Ok(params string[] args) => BppCommand.OkAsync([.. args, "--library", _folder.Path]);

    private Task<(int Code, string Output, string Error)> Bpp(params string[] args) => BppCommand.RunAsync([.. args, "--library", _folder.Path]);
}
