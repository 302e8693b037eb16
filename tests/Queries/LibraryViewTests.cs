namespace Bpp.Tests.Queries;

public sealed class LibraryViewTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Theory]
    [InlineData("exif_original", "second", "2021-05-02|2021-05-01|2021")]
    [InlineData("file_name", "day", "2021-05-02|2021-05-01|2021")]
    [InlineData("takeout", "month", "|2021-05-01|2021")]
    [InlineData("xmp", "year", "||2021")]
    [InlineData("file_modified", "second", "||")]
    public void Photos_Date_BelongsToTheCalendarAsFarAsItIsKnown(string source, string precision, string expected)
    {
        _library.Photo(1, "2021-05-02 10:00:00", $"date_source = '{source}', date_precision = '{precision}'");
        Assert.Equal([expected], _library.Rows("select day, month, year from photos"));
    }

    [Fact]
    public void Photos_Missing_IsNotThere()
    {
        _library.Photo(1, facts: "path = 'a/b/IMG 1.jpg'");
        _library.Photo(2, facts: "missing = true");
        _library.Photo(3, facts: "format = 'raw'");
        _library.Photo(4, facts: "format = 'video'");
        Assert.Equal(["1|IMG 1.jpg|false|false", "3|p3.jpg|false|true", "4|p4.jpg|true|false"], _library.Rows("select photo_id, file_name, is_video, is_raw from photos order by photo_id"));
    }

    [Fact]
    public void Settings_SetAndReset_AreInForceOrDefault()
    {
        Assert.Equal(["3|3|false"], _library.Rows("select value, default_value, is_set from settings where key = 'max_per_day'"));
        _library.Decide("set", "max_per_day", "7");
        Assert.Equal(["7|3|true"], _library.Rows("select value, default_value, is_set from settings where key = 'max_per_day'"));
        _library.Decide("set", "max_per_day");
        Assert.Equal(["3|3|false"], _library.Rows("select value, default_value, is_set from settings where key = 'max_per_day'"));
    }

    [Fact]
    public void SettingDefinitions_EveryDefault_IsInItsRange()
    {
        Assert.NotEmpty(_library.Rows("from setting_definitions"));
        Assert.Empty(_library.Rows("select key from setting_definitions where default_value not between lowest and highest or type not in ('number', 'integer', 'boolean')"));
        Assert.Empty(_library.Rows("select key from setting_definitions group by key having count(*) > 1"));
    }

    [Fact]
    public void ExportPhotos_KeeperOfASeries_NamesWhomItStandsFor()
    {
        _library.Photo(1, "2023-07-01 10:00:00");
        _library.Series(1, (2, null), (3, null));
        _library.Photo(4);
        _library.Refresh();
        _library.Execute("update facts.photos set missing = true where photo_id = 3");
        Assert.Equal(["1|p1.jpg|s1|true|p2.jpg", "4|p4.jpg|s4|true|"], _library.Rows("select photo_id, path, sha256, score between 0 and 1, suppressed from export_photos([4, 1, 4, 3, 99]) order by photo_id"));
    }
}
