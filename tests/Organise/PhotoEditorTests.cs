using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Organise;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Organise;

public sealed class PhotoEditorTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    private PhotoEditor Editor => new(_library.Database, TimeProvider.System);

    private AlbumEditor Albums => new(_library.Database, TimeProvider.System);

    [Fact]
    public void Favourite_Twice_IsNoNewsTheSecondTime()
    {
        _library.Photo(1);
        _library.Photo(2);
        Assert.NotNull(Editor.Favourite([1, 2, 99], true));
        Assert.Null(Editor.Favourite([1, 2], true));
        Assert.Equal(["1", "2"], _library.Rows("select photo_id from photos where favourite order by photo_id"));
        new DecisionLog(_library.Database, TimeProvider.System).Undo();
        Assert.Empty(_library.Rows("select photo_id from photos where favourite"));
    }

    [Fact]
    public void RateAndLabel_OutOfRange_AreRefused()
    {
        _library.Photo(1);
        Assert.Throws<UserException>(() => Editor.Rate([1], 6));
        Assert.Throws<UserException>(() => Editor.Label([1], "pink"));
        Assert.NotNull(Editor.Rate([1], 0));
        Assert.NotNull(Editor.Label([1], "red"));
        Assert.Equal(["0|Red"], _library.Rows("select rating, label from photos"));
    }

    [Fact]
    public void Trash_Keeper_LetsTheNextOfItsGroupBePicked()
    {
        _library.Photo(1, "2021-05-02 10:00:00");
        _library.Series(1, (2, "motion_blur = 2"));
        _library.Refresh();
        Assert.Equal(["1"], _library.Rows("select photo_id from picks()"));
        var batch = Editor.Trash([1]);
        Assert.Equal(["2"], _library.Rows("select photo_id from picks()"));
        new DecisionLog(_library.Database, TimeProvider.System).Undo(batch);
        Assert.Equal(["1"], _library.Rows("select photo_id from picks()"));
    }

    [Fact]
    public void RenameTag_OntoAnother_MergesInOneStep()
    {
        _library.Photo(1, facts: "keywords = ['Sea']");
        _library.Photo(2);
        Editor.Tag([2], " Ocean ");
        Assert.NotNull(Editor.RenameTag("sea", "ocean"));
        Assert.Equal(["ocean|2"], _library.Rows("from tags"));
        new DecisionLog(_library.Database, TimeProvider.System).Undo();
        Assert.Equal(["ocean|1", "sea|1"], _library.Rows("from tags order by tag"));
    }

    [Fact]
    public void Nest_IntoItselfByAnother_IsRefused()
    {
        var outer = Albums.Create("Outer");
        var inner = Albums.Create("Inner", "outer");
        Assert.Throws<UserException>(() => Albums.Nest(outer, inner));
        Assert.Throws<UserException>(() => Albums.Nest(outer, outer));
        Assert.Throws<UserException>(() => Albums.Create("INNER"));
        Assert.NotNull(Albums.Nest(inner, null));
    }

    [Fact]
    public void AddAndRemove_Photos_ChangeTheAlbumOnce()
    {
        _library.Photo(1);
        _library.Photo(2);
        var album = Albums.Create("Sea", photos: [1]);
        Assert.NotNull(Albums.Add("sea", [1, 2]));
        Assert.Null(Albums.Add(album, [1, 2]));
        Assert.NotNull(Albums.Remove(album, [1]));
        Assert.Equal(["2"], _library.Rows("select photo_id from manual_album_photos"));
    }
}
