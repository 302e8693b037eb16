using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Organise;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Organise.Rules;

public sealed class RuleAlbumTests : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library;

    public RuleAlbumTests(QueryLibrary library)
    {
        _library = library.Clear();
        RuleLibrary.Fill(_library);
    }

    private SqlAlbumEditor Editor => new(_library.Database, TimeProvider.System);

    [Fact]
    public void Album_ByRules_IsStoredReadBackEditedAndUndone()
    {
        var key = Editor.Create("Afloat", Rules("""{"all": [{"field": "album", "operator": "is", "value": "mine"}, {"field": "tag", "operator": "is", "value": "Ümit's \"boat\""}]}"""));
        var latest = SqlAlbums.History(_library.Database, key)[0];
        Assert.Equal("rules", latest.Form);
        Assert.Contains("list_filter(tags", latest.Condition, StringComparison.Ordinal);
        // the album by what never changes
        new AlbumEditor(_library.Database, TimeProvider.System).Rename("Mine", "Ours");
        Assert.Empty(SqlAlbums.Photos(_library.Database, key));
        Assert.Null(Editor.Edit(key, null, Rules(latest.Definition)));
        Assert.NotNull(Editor.Edit(key, null, Rules("""{"all": [{"field": "tag", "operator": "is", "value": "boat"}]}""")));
        Assert.Equal([1L], SqlAlbums.Photos(_library.Database, key));
        Editor.Edit(key, "At sea", null);
        Assert.Equal("rules", SqlAlbums.History(_library.Database, key)[0].Form);
        Assert.Equal([1L], SqlAlbums.Photos(_library.Database, key));
        Assert.Contains("one in SQL", Assert.Throws<UserException>(() => Found("""{"all": [{"field": "album", "operator": "is", "value": "At sea"}]}""")).Message, StringComparison.Ordinal);
        new DecisionLog(_library.Database, TimeProvider.System).Undo();
        Assert.Equal("Afloat", SqlAlbums.History(_library.Database, key)[0].Title);
    }

    [Fact]
    public void Photos_RulesOfALaterVersion_AreShownByTheConditionTheyMeant()
    {
        _library.Decide("album_sql", "qlater", """{"title": "Later", "rules": {"version": 2, "all": []}, "where": "year = 2023"}""");
        Assert.Equal([2L], SqlAlbums.Photos(_library.Database, "qlater"));
        Assert.Equal(["rules|year = 2023"], _library.Rows("select form, condition from sql_album_versions where album_key = 'qlater'"));
    }

    private static SqlAlbumDefinition Rules(string json) => SqlAlbumDefinition.Rules(AlbumRules.Parse(json));

    private string Found(string json) => string.Join(',', SqlAlbums.Run(_library.Database, Rules(json)));
}
