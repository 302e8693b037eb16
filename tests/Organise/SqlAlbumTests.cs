using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Organise;
using Bpp.Engine.Search;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Organise;

public sealed class SqlAlbumTests : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library;

    /// <summary>Photo 1 has the tags a and b, 2 has a, 3 has none; only 3 is from 2022.</summary>
    public SqlAlbumTests(QueryLibrary library)
    {
        _library = library.Clear();
        _library.Photo(1, "2024-05-01 10:00:00");
        _library.Photo(2, "2024-06-01 10:00:00");
        _library.Photo(3, "2022-06-01 10:00:00");
        var marks = new PhotoEditor(_library.Database, TimeProvider.System);
        marks.Tag([1, 2], "a");
        marks.Tag([1], "b");
    }

    private SqlAlbumEditor Editor => new(_library.Database, TimeProvider.System);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void Create_NoCondition_SaysWhatOneIs(string condition) =>
        Assert.Contains("--where takes a condition", Assert.Throws<UserException>(() => Editor.Create("Empty", SqlAlbumDefinition.Where(condition))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("tag = 'a'", "1,2")]
    [InlineData("tag = 'a' and tag = 'b'", "1")]
    [InlineData("tag = 'b' or year = 2022", "1,3")]
    [InlineData("tag <> 'b'", "2,3")]
    [InlineData("not tag = 'b'", "2,3")]
    [InlineData("tag in ('b', 'c')", "1")]
    [InlineData("tag not in ('b', 'c')", "2,3")]
    [InlineData("tag like 'B%'", "")]
    [InlineData("tag ilike 'B%'", "1")]
    [InlineData("tag is null", "3")]
    [InlineData("tag is not null and person is null", "1,2")]
    [InlineData("upper(tag) = 'B' -- a remark", "1")]
    [InlineData("tag between 'b' and 'c'", "1")]
    [InlineData("list_contains(tags, 'a') and year = 2024", "1,2")]
    [InlineData("score is not null or true", "1,2,3")]
    public void Run_Condition_MeansWhatItSays(string condition, string expected) =>
        Assert.Equal(expected, string.Join(',', SqlAlbums.Run(_library.Database, SqlAlbumDefinition.Where(condition))));

    [Theory]
    [InlineData("true) union select 1 where (true")]
    [InlineData("true) order by (1")]
    [InlineData("true); drop view photos; select (1")]
    [InlineData("true) limit (1")]
    [InlineData("nonsense = 1")]
    [InlineData("")]
    public void Run_NoCondition_IsRefused(string condition) =>
        Assert.Throws<UserException>(() => SqlAlbums.Run(_library.Database, SqlAlbumDefinition.Where(condition)));

    [Theory]
    [InlineData("select 1 as x")]
    [InlineData("delete from facts.photos")]
    [InlineData("select photo_id from photos) as a; drop view photos; select * from (select 1")]
    [InlineData("select * from read_csv('/etc/passwd')")]
    public void Create_QueryThatIsNone_IsRefusedAndNothingStored(string query)
    {
        Assert.Throws<UserException>(() => Editor.Create("Bad", SqlAlbumDefinition.Sql(query)));
        Assert.Equal(["0"], _library.Rows("select count(*) from sql_albums"));
    }

    [Fact]
    public void Run_TakesTooLong_NamesTheLimitThatHolds()
    {
        var endless = SqlAlbumDefinition.Sql("select count(*) as photo_id from range(100000000000) where hash(range) = 3");
        var error = Assert.Throws<UserException>(() => SqlAlbums.Run(_library.Database, endless, TimeSpan.FromSeconds(0.3), default));
        Assert.Contains("stopped after 0.3 s; an album may not take longer", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("--timeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_SeveralTimes_KeepsHistoryAndUndoes()
    {
        var key = Editor.Create("Tagged", SqlAlbumDefinition.Where("tag = 'a'"));
        Assert.NotNull(Editor.Edit("tagged", null, SqlAlbumDefinition.Sql("select photo_id from photos where year = 2022;")));
        Assert.Null(Editor.Edit(key, "Tagged", null));
        Assert.Equal([3L], SqlAlbums.Photos(_library.Database, key));
        Assert.Equal(["2 sql", "1 where"], SqlAlbums.History(_library.Database, key).Select(version => $"{version.Version} {version.Form}"));
        new DecisionLog(_library.Database, TimeProvider.System).Undo();
        Assert.Equal([1L, 2L], SqlAlbums.Photos(_library.Database, key));
        Assert.Throws<UserException>(() => new AlbumEditor(_library.Database, TimeProvider.System).Create("TAGGED"));
        Editor.Delete(key);
        Assert.False(SqlAlbums.Has(_library.Database, key));
    }

    [Fact]
    public void PhotoColumns_TaggedPhotos_HaveLists()
    {
        Assert.Equal(["1||a,b", "2||a", "3||"], _library.Rows("select photo_id, people, tags from photo_columns order by photo_id"));
        Editor.Create("Tagged", SqlAlbumDefinition.Where("tag = 'a'"));
        Assert.Equal(["1|Tagged|where|tag = 'a'"], _library.Rows("select version, title, form, definition from sql_album_versions"));
    }

    [Fact]
    public void List_BrokenAlbum_SaysWhyAndOthersAreCounted()
    {
        _ = Editor.Create("Good", SqlAlbumDefinition.Where("tag = 'b'"));
        _library.Decide("album_sql", "qbroken", """{"title": "Old", "where": "gone_column = 1"}""");
        var albums = AlbumCatalog.Counted(_library.Database).Where(album => album.Kind == "sql").ToDictionary(album => album.Title);
        Assert.Equal((1L, null), (albums["Good"].Count, albums["Good"].Problem));
        Assert.Null(albums["Old"].Count);
        Assert.Contains("gone_column", albums["Old"].Problem, StringComparison.Ordinal);
        _library.Execute("insert into facts.sources (source_id, root) values (1, '/photos')");
        var found = SearchCompiler.Compile("album:good", SearchContext.Of(_library.Database, TimeProvider.System));
        Assert.Equal([1L], LibrarySearch.Run(_library.Database, found, null).Select(hit => hit.PhotoId));
    }

    [Fact]
    public void RenameAndDelete_ByTheEditorOfEveryAlbum_ReachAlbumsInSql()
    {
        var key = Editor.Create("Tagged", SqlAlbumDefinition.Where("tag = 'a'"));
        var every = new AlbumEditor(_library.Database, TimeProvider.System);

        every.Rename("tagged", "With a tag");
        Assert.Equal((key, "With a tag", "sql"), AlbumCatalog.Find(_library.Database, "with a tag") is var album ? (album.Name, album.Title, album.Kind) : default);

        every.Delete(key);
        Assert.Throws<UserException>(() => AlbumCatalog.Find(_library.Database, key));
    }
}
