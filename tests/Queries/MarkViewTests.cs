namespace Bpp.Tests.Queries;

/// <summary>What the user decided about photos and albums, as views.</summary>
public sealed class MarkViewTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void PhotoMarks_LastWord_Counts()
    {
        _library.Photo(1);
        _library.Photo(2);
        Mark("favourite", 1, "1");
        Mark("rated", 1, "4");
        Mark("rated", 1, "5");
        Mark("labelled", 1, "Red");
        Mark("hidden", 2, "1");
        Mark("hidden", 2, null);
        Assert.Equal(["1|true|5|Red|false|"], _library.Rows("from photo_marks"));
    }

    [Fact]
    public void Photos_FavouriteOfItsFile_StandsUntilTheUserSpeaks()
    {
        foreach (var id in new[] { 1, 2, 3 })
            _library.Photo(id, facts: "favourite = true");
        _library.Photo(4);
        Mark("favourite", 2, null);
        Mark("favourite", 3, "1");
        Mark("rated", 4, "3");
        Assert.Equal(["1|true", "2|false", "3|true", "4|false"], _library.Rows("select photo_id, favourite from photos order by photo_id"));
        Assert.Equal(["1|true", "2|false", "3|true", "4|false"], _library.Rows("select photo_id, favourite from photo_cards([1, 2, 3, 4]) order by photo_id"));
        Assert.Equal(["2|false", "3|true", "4|"], _library.Rows("select photo_id, favourite from photo_marks order by photo_id"));
        Assert.Equal(["1", "3"], _library.Rows("select photo_id from album_favourites order by photo_id"));
    }

    [Fact]
    public void Photos_HiddenTrashedOrCompanion_IsNotActive()
    {
        foreach (var id in new[] { 1, 2, 3, 4, 5 })
            _library.Photo(id, facts: "rating = 2, label = 'Blue'");
        Mark("hidden", 2, "1");
        Mark("trashed", 3, "1");
        Mark("rated", 1, "5");
        _library.Execute("insert into facts.companions values (4, 5, 'raw_jpeg')");
        Assert.Equal(["1|5|Blue|false", "5|2|Blue|false"], _library.Rows("select photo_id, rating, label, favourite from photos order by photo_id"));
        Assert.Equal(
            ["1|false|false|", "2|true|false|", "3|false|true|", "4|false|false|5", "5|false|false|"],
            _library.Rows("select photo_id, is_hidden, trashed_at is not null, companion_of from all_photos order by photo_id"));
        Assert.Equal(["5"], _library.Rows("select count(*) from stored_photos where not is_missing"));
    }

    [Fact]
    public void Overrides_HiddenOrTrashed_CountsAsExcluded()
    {
        _library.Photo(1);
        _library.Photo(2);
        _library.Decide("include", 1);
        Mark("trashed", 1, "1");
        Mark("hidden", 2, "1");
        Assert.Equal(["1|exclude", "2|exclude"], _library.Rows("select photo_id, state from overrides order by photo_id"));
        _library.Refresh();
        Assert.Empty(_library.Rows("select photo_id from picks()"));
    }

    [Fact]
    public void PhotoTags_UserAndFile_AreJoinedAndTheUserWins()
    {
        _library.Photo(1, facts: "keywords = ['Sea', 'Old']");
        _library.Photo(2);
        Tag("beach", 1, "1");
        Tag("beach", 2, "1");
        Tag("old", 1, null);
        Assert.Equal(["1|beach|user", "1|sea|file", "2|beach|user"], _library.Rows("select photo_id, tag, source from photo_tags order by photo_id, tag"));
        Assert.Equal(["beach|2", "sea|1"], _library.Rows("from tags order by tag"));
    }

    [Fact]
    public void ManualAlbums_MadeFilledAndNested_AreCounted()
    {
        _library.Photo(1);
        _library.Photo(2);
        _library.Decide("album_created", "a1", "Sea");
        _library.Decide("album_created", "a2", "Summer");
        _library.Decide("album_created", "a3", "Gone");
        _library.Decide("album_nested", "a1", "a2");
        _library.Decide("album_nested", "a2", "a3");
        _library.Decide("album_deleted", "a3", "1");
        Put("a1", 2);
        Put("a1", 1);
        Put("a3", 1);
        Assert.Equal(["a1|Sea|a2|2", "a2|Summer||0"], _library.Rows("select album_key, title, parent_key, photos from manual_albums order by album_key"));
        Assert.Equal(["a1|2|1", "a1|1|2"], _library.Rows("select album_key, photo_id, place from manual_album_photos order by place"));
        Assert.Equal(["a1|1", "a1|2"], _library.Rows("select album_key, photo_id from manual_album_members order by all"));
        _library.Decide("album_hidden", "album_raw", "1");
        Assert.Equal(["a1|Sea|manual|2|false", "album_raw|RAW|smart|0|true"], _library.Rows("from albums where name in ('a1', 'album_raw') order by name"));
    }

    [Fact]
    public void PhotoCards_LivePhoto_NamesItsFilm()
    {
        _library.Photo(1, "2021-05-02 10:00:00");
        _library.Photo(2, "2021-05-02 10:00:00", "format = 'video'");
        _library.Photo(3, "2021-05-02 10:00:00", "format = 'raw'");
        _library.Execute("insert into facts.companions values (2, 1, 'live'), (3, 1, 'raw_jpeg')");
        var film = _library.Scalar<string>("select sha256 from facts.photos where photo_id = 2");
        Assert.Equal([$"1|{film}", "3|"], _library.Rows("select photo_id, moving from photo_cards([1, 3]) order by photo_id"));
        _library.Execute("update facts.photos set missing = true where photo_id = 2");
        Assert.Equal(["1|"], _library.Rows("select photo_id, moving from photo_cards([1])"));
    }

    [Fact]
    public void PhotoCards_VideoInItsFile_NamesItself()
    {
        _library.Photo(1, "2021-05-02 10:00:00");
        _library.Photo(2, "2021-05-02 10:00:00", "format = 'video'");
        _library.Execute("insert into facts.embedded_videos values (1, 100, 200)");
        Assert.Equal(["true"], _library.Rows("select moving = sha256 from photo_cards([1])"));
        _library.Execute("insert into facts.companions values (2, 1, 'live')");
        Assert.Equal(["false"], _library.Rows("select moving = sha256 from photo_cards([1])"));
    }

    [Fact]
    public void PhotoCards_Wanted_AreThereEvenWhenHidden()
    {
        _library.Photo(1, "2021-05-02 10:00:00");
        _library.Photo(2, "2022-05-02 10:00:00", "format = 'raw'");
        Mark("favourite", 2, "1");
        Mark("hidden", 2, "1");
        _library.Refresh();
        Assert.Equal(["1|p1.jpg|photo|true|false|", "2|p2.jpg|raw|true|true|exclude"], _library.Rows("select photo_id, file_name, kind, score > 0, favourite, state from photo_cards([1, 2, 9]) order by photo_id"));
        Assert.Equal(["favourites|0", "library|1"], _library.Rows("select what, count from shell_counts where what in ('library', 'favourites') order by what"));
    }

    private void Mark(string kind, int photo, string? value) => _library.Say(kind, photo, null, value);

    private void Tag(string tag, int photo, string? value) => _library.Say("tagged", photo, tag, value);

    private void Put(string album, int photo) => _library.Say("album_photo", photo, album, "1");
}
