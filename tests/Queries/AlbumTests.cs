using Bpp.Engine.Organise;

namespace Bpp.Tests.Queries;

/// <summary>The smart albums, from given rows to expected ones.</summary>
public sealed class AlbumTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void NamedAlbums_OwnAndSmart_AreThoseOfAlbumsWithoutCounting()
    {
        _library.Photo(1);
        _library.Decide("album_created", "a1", "Summer");
        _library.Decide("album_renamed", "a1", "Sea");
        _library.Decide("album_created", "a2", "Gone");
        _library.Decide("album_deleted", "a2", "1");
        _library.Decide("album_hidden", "album_raw", "1");

        Assert.Equal(["a1|Sea|manual|false", "album_raw|RAW|smart|true"], _library.Rows("from named_albums where kind = 'manual' or hidden order by name"));
        Assert.Equal(_library.Rows("from named_albums order by name"), _library.Rows("select name, title, kind, hidden from albums order by name"));
    }

    [Fact]
    public void AlbumYears_GuessedOrMissingDate_HasNoYear()
    {
        _library.Photo(1, "2021-05-02 10:00:00");
        _library.Photo(2, "2019-01-01", "date_precision = 'year'");
        _library.Photo(3, "2020-05-02 10:00:00", "date_source = 'file_modified'");
        _library.Photo(4);
        Assert.Equal(["1|p1.jpg|2021-05-02 10:00:00|2021", "2|p2.jpg|2019-01-01|2019"], _library.Rows("from album_years order by photo_id"));
    }

    [Fact]
    public void AlbumMonths_DateOnlyToTheYear_IsInNoMonth()
    {
        _library.Photo(1, "2021-05-02 10:00:00");
        _library.Photo(2, "2019-01-01", "date_precision = 'year'");
        Assert.Equal(["1|2021-05-01"], _library.Rows("select photo_id, month from album_months"));
    }

    [Fact]
    public void AlbumRecent_AddedLastWeek_IsNoLongerThere()
    {
        _library.Photo(1, facts: "added_at = now()::timestamp - interval 3 days");
        _library.Photo(2, facts: "added_at = now()::timestamp - interval 8 days");
        Assert.Equal(["1|3"], _library.Rows("select photo_id, days_ago from album_recent"));
    }

    [Theory]
    [InlineData("Screenshot 2024-01-01.png", true)]
    [InlineData("shots/Screen Shot 1.png", true)]
    [InlineData("Simulator ScreenShot.png", true)]
    [InlineData("IMG_1234_Screenshot.png", true)]
    [InlineData("screenshots/IMG_1234.jpg", false)]
    [InlineData("my screenshot.jpg", false)]
    public void AlbumScreenshots_Name_Decides(string path, bool expected)
    {
        _library.Photo(1, facts: $"path = '{path}'");
        Assert.Equal(expected, _library.Rows("from album_screenshots").Count == 1);
    }

    [Theory]
    [InlineData("Dog", "select photo_id from album_pets", true)]
    [InlineData("puppies", "select photo_id from album_pets", true)]
    [InlineData("hotdog", "select photo_id from album_pets", false)]
    [InlineData("Receipt", "select photo_id from album_documents", true)]
    [InlineData("sea", "select photo_id from album_documents", false)]
    [InlineData("Sensitive", "select photo_id from album_sensitive", true)]
    [InlineData("insensitive", "select photo_id from album_sensitive", false)]
    public void AlbumsByTag_Tag_Decides(string keyword, string question, bool expected)
    {
        _library.Photo(1, facts: $"keywords = ['{keyword}', 'old']");
        Assert.Equal(expected, _library.Rows(question).Count == 1);
    }

    [Fact]
    public void PhotosTagged_SeveralTagsMatch_IsOneRowWithThose()
    {
        _library.Photo(1, facts: "keywords = ['Kitten', 'cat', 'catalogue']");
        Assert.Equal(["1|cat,kitten"], _library.Rows("select photo_id, array_to_string(tags, ',') from photos_tagged('cats?|kittens?')"));
    }

    [Theory]
    [InlineData("path = 'a.jpg', software = 'Adobe Lightroom 6.0'", true)]
    [InlineData("path = 'a.jpg', software = 'Ver.1.02'", false)]
    [InlineData("path = 'x/IMG_1-edited.jpg'", true)]
    [InlineData("path = 'IMG_E1234.HEIC'", true)]
    [InlineData("path = 'edited.jpg'", false)]
    public void AlbumEdited_SoftwareOrName_Decides(string facts, bool expected)
    {
        _library.Photo(1, facts: facts);
        Assert.Equal(expected, _library.Rows("select photo_id from album_edited").Count == 1);
    }

    [Fact]
    public void AlbumsByFormat_EachFile_IsWhereItBelongs()
    {
        _library.Photo(1);
        _library.Photo(2, facts: "format = 'video'");
        _library.Photo(3, facts: "format = 'raw'");
        _library.Photo(4, facts: "damage = 'cut off'");
        _library.Photo(5, facts: "format = 'raw', missing = true");
        Assert.Equal(["2|p2.jpg|"], _library.Rows("from album_videos"));
        Assert.Equal(["3|p3.jpg||Aurelia One"], _library.Rows("from album_raw"));
        Assert.Equal(["4|p4.jpg||cut off"], _library.Rows("from album_damaged"));
    }

    [Fact]
    public void AlbumByCamera_ModelNamesItsMaker_SaysItOnce()
    {
        _library.Photo(1);
        _library.Photo(2, facts: "camera_make = 'Canon', camera_model = 'CANON EOS 5D'");
        _library.Photo(3, facts: "camera_make = null, camera_model = 'Pixel'");
        _library.Photo(4, facts: "camera_model = null");
        Assert.Equal(["1|Aurelia One", "2|CANON EOS 5D", "3|Pixel"], _library.Rows("select photo_id, camera from album_by_camera order by photo_id"));
    }

    [Fact]
    public void AlbumByPlace_Position_IsPutInItsCell()
    {
        _library.Photo(1, facts: "latitude = 46.6242, longitude = -8.0464");
        _library.Photo(2, facts: "latitude = 46.6242");
        Assert.Equal(["1|46.62|-8.05"], _library.Rows("select photo_id, place_latitude, place_longitude from album_by_place"));
    }

    [Fact]
    public void AlbumDuplicates_OneSeries_IsListedKeeperFirst()
    {
        _library.Photo(1, "2023-07-01 10:00:00", measured: "motion_blur = 2");
        _library.Series(1, (2, null));
        _library.Photo(3, "2023-07-01 10:00:00");
        _library.Refresh();
        Assert.Equal(["2|1|1|true|2", "1|1|2|false|2"], _library.Rows("select photo_id, group_id, rank, is_keeper, size from album_duplicates order by rank"));
    }

    [Fact]
    public void AlbumTopRated_TwentyPhotos_AreTheBestTenthWithoutDuplicates()
    {
        for (var id = 1; id <= 20; id++)
            _library.Photo(id, $"2023-{1 + (id % 12):00}-01 10:00:00", measured: $"subject_edge_width = {1.2 - (id * 0.04):0.00}, edge_width = {1.2 - (id * 0.04):0.00}");
        _library.Series(20, (21, "motion_blur = 2"));
        _library.Refresh();
        Assert.Equal(["20", "19"], _library.Rows("select photo_id from album_top_rated order by score desc").Take(2));
        Assert.InRange(_library.Rows("from album_top_rated").Count, 2, 3);
        Assert.DoesNotContain("21", _library.Rows("select photo_id from album_top_rated"));
        _library.Decide("crown", 21);
        Assert.DoesNotContain("20", _library.Rows("select photo_id from album_top_rated"));
        _library.Decide("include", 20);
        Assert.Contains("20", _library.Rows("select photo_id from album_top_rated"));
    }

    [Fact]
    public void AlbumLast30Days_TakenRecentlyOrGuessed_IsThereOrNot()
    {
        _library.Photo(1, facts: "taken_at = now()::timestamp - interval 2 days, date_source = 'exif_original', date_precision = 'second'");
        _library.Photo(2, facts: "taken_at = now()::timestamp - interval 2 days, date_source = 'file_modified', date_precision = 'second'");
        _library.Photo(3, "2020-01-01 10:00:00");
        Assert.Equal(["1"], _library.Rows("select photo_id from album_past_month"));
    }

    [Fact]
    public void AlbumsOfMarks_EachMark_IsWhereItBelongs()
    {
        for (var id = 1; id <= 5; id++)
            _library.Photo(id, facts: $"keywords = ['Sea {id}']");
        var editor = new PhotoEditor(_library.Database, TimeProvider.System);
        editor.Favourite([1], true);
        editor.Hide([2, 3], true);
        editor.Trash([3, 4]);
        editor.Tag([1], "Beach");
        var key = new AlbumEditor(_library.Database, TimeProvider.System).Create("Mine", photos: [1]);
        _library.Execute("insert into facts.companions values (5, 4, 'raw_jpeg')");
        Assert.Equal(["1"], _library.Rows("select photo_id from album_favourites"));
        Assert.Equal(["2"], _library.Rows("select photo_id from album_hidden"));
        Assert.Equal(["3", "4"], _library.Rows("select photo_id from album_trash order by photo_id"));
        Assert.Equal(["1"], _library.Rows("select photo_id from album_all"));
        Assert.Equal(["1|beach|user", "1|sea 1|file"], _library.Rows("select photo_id, tag, source from album_tags order by tag"));
        Assert.Empty(_library.Rows("from album_needs_review"));
        new AlbumEditor(_library.Database, TimeProvider.System).Delete(key);
        Assert.Equal(["1"], _library.Rows("select photo_id from album_needs_review"));
    }

    [Fact]
    public void AlbumMoments_ShotsInARow_AreOneMoment()
    {
        _library.Photo(1, "2023-07-01 10:00:00");
        _library.Series(1, (2, null));
        _library.Photo(3, "2023-07-01 12:00:00");
        _library.Refresh();
        Assert.Equal(["1|1|1|2", "2|1|2|2"], _library.Rows("select photo_id, moment_id, position, size from album_moments order by position"));
    }

    [Fact]
    public void Albums_Counts_AreThoseOfTheirViews()
    {
        _library.Photo(1, "2023-07-01 10:00:00", "latitude = 1, longitude = 1");
        _library.Photo(2, facts: "format = 'video', added_at = now()::timestamp");
        _library.Photo(3, facts: "format = 'raw', damage = 'cut off', camera_model = null, keywords = ['a', 'b']");
        _library.Photo(4, "2019-01-01", "date_precision = 'year'");
        _library.Photo(5, facts: "path = 'Screenshot 1.png', taken_at = now()::timestamp, date_source = 'exif_original', date_precision = 'second'");
        _library.Series(1, (6, null), (7, null));
        _library.Photo(8);
        var editor = new PhotoEditor(_library.Database, TimeProvider.System);
        editor.Favourite([1, 2, 8], true);
        editor.Hide([6], true);
        editor.Trash([8]);
        _library.Refresh();
        var albums = _library.Rows("select name from albums order by name");
        Assert.Equal(_library.Rows("select distinct view_name from duckdb_views() where starts_with(view_name, 'album_') and not ends_with(view_name, '_v1') order by view_name"), albums);
        Assert.All(albums, album => Assert.Equal(_library.Rows($"select count(distinct photo_id) from {album}"), _library.Rows($"select count from albums where name = '{album}'")));
        Assert.All(albums, album => Assert.Equal(["photo_id", "path", "taken_at"], _library.Rows($"select column_name from (describe {album})").Take(3)));
    }
}
