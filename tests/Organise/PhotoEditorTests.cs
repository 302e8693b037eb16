using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Organise;
using Bpp.Engine.Selection;
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

    [Fact]
    public void AlbumPicks_OwnPhotosSettingsAndOverrides_AreTheAlbumsAlone()
    {
        _library.Photo(1, "2021-05-02 10:00:00");
        _library.Series(1, (2, "motion_blur = 2"));
        _library.Photo(3, "2022-05-02 10:00:00", measured: "motion_blur = 1");
        _library.Photo(4, "2023-05-02 10:00:00");
        _library.Refresh();
        var album = Albums.Create("Sea", photos: [2, 3, 4]);

        // 2 stands for its group where the better 1 is not in the album
        Assert.Equal(["2", "3", "4"], Picked(album));
        Assert.Equal(["1", "3", "4"], _library.Rows("select photo_id from picks() order by photo_id"));
        Assert.Equal(["3", "4"], _library.Rows("select photo_id from picks(among := [3, 4, 99]) order by photo_id"));

        Albums.Settings(album, 1, null);
        Assert.Equal(["4"], Picked(album));
        Albums.Override(album, [3], "include");
        Assert.Equal(["3"], Picked(album));
        Albums.Override(album, [4, 1], "exclude");
        Albums.Settings(album, 50, new Dictionary<string, double> { ["blur_weight"] = 0 });
        Assert.Equal(["2", "3"], Picked(album));
        Assert.Equal(["3|include", "4|exclude"], _library.Rows("select photo_id, state from overrides_of_albums order by photo_id"));
        Assert.Equal(["1", "3", "4"], _library.Rows("select photo_id from picks() order by photo_id"));
        Assert.Null(Albums.Override(album, [3], "include"));
        Editor.Hide([3], true);
        Assert.Equal(["2"], Picked(album));
    }

    [Fact]
    public void Why_HiddenTrashedOrCompanion_SaysSo()
    {
        foreach (var id in new[] { 1, 2, 3 })
            _library.Photo(id, "2021-05-02 10:00:00");
        _library.Refresh();
        _library.Execute("insert into facts.companions values (3, 1, 'raw_jpeg')");
        DuplicateLinker.Refresh(_library.Database, CancellationToken.None);
        Assert.Equal(["It is shown with p1.jpg"], _library.Rows("select words from why(3)"));
        Editor.Hide([1], true);
        Editor.Trash([2]);
        Assert.Equal(["You hid it"], _library.Rows("select words from why(1)"));
        Assert.Equal(["It is in the trash"], _library.Rows("select words from why(2)"));
    }

    private List<string> Picked(string album) => _library.Rows($"select photo_id from picks(album := '{album}') order by photo_id");
}
