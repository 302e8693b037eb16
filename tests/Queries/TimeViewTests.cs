namespace Bpp.Tests.Queries;

/// <summary>Days, occasions, this day in earlier years, places on a map, presets.</summary>
public sealed class TimeViewTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void CalendarDays_PhotosOfADay_AreCountedAndTheBestIsNamed()
    {
        _library.Photo(1, "2021-05-02 10:00:00", measured: "edge_width = 9");
        _library.Photo(2, "2021-05-02 11:00:00");
        _library.Photo(3, "2021-05-03 10:00:00");
        _library.Photo(4);
        _library.Refresh();
        Assert.Equal(["2021-05-02|2|2", "2021-05-03|1|3"], _library.Rows("from calendar_days order by day"));
    }

    [Fact]
    public void Memories_PauseOfFourHours_EndsOne()
    {
        foreach (var (id, time) in new[] { (1, "09:00"), (2, "12:59"), (3, "16:00"), (4, "20:01"), (5, "21:00") })
            _library.Photo(id, $"2021-05-02 {time}:00");
        _library.Refresh();
        Assert.Equal(["1|1", "2|1", "3|1", "4|4", "5|4"], _library.Rows("select photo_id, memory_id from memory_photos order by photo_id"));
        Assert.Equal(["1|3|2021-05-02 09:00:00|2021-05-02 16:00:00"], _library.Rows("select memory_id, photos, began, ended from memories"));
    }

    [Fact]
    public void OnThisDay_OtherYears_AreNamedAndThisYearIsNot()
    {
        _library.Photo(1, "2021-07-31 10:00:00");
        _library.Photo(2, "2024-07-31 10:00:00");
        _library.Photo(3, "2026-07-31 10:00:00");
        _library.Photo(4, "2021-08-01 10:00:00");
        _library.Refresh();
        Assert.Equal(["2|2|1", "1|5|1"], _library.Rows("select photo_id, years_ago, rank from on_this_day(date '2026-07-31') order by years_ago"));
    }

    [Fact]
    public void MapCells_PhotosOfACell_AreGathered()
    {
        _library.Photo(1, facts: "latitude = 47.1, longitude = 8.1");
        _library.Photo(2, facts: "latitude = 47.2, longitude = 8.2");
        _library.Photo(3, facts: "latitude = -33.9, longitude = 151.2");
        _library.Photo(4);
        _library.Refresh();
        Assert.Equal(["2|47.15|8.15", "1|-33.9|151.2"], _library.Rows("select photos, latitude, longitude from map_cells(-90, -180, 90, 180, 5) order by photos desc"));
        Assert.Equal(["1"], _library.Rows("select photos from map_cells(-40, 150, -30, 160, 5)"));
    }

    [Fact]
    public void Presets_KeptAndDeleted_AreAsTheLastWordSays()
    {
        _library.Decide("preset", "Sharp", "blur_weight=1");
        _library.Decide("preset", "Sharp", "blur_weight=0.9");
        _library.Decide("preset", "Gone", "k=3");
        _library.Decide("preset", "Gone");
        Assert.Equal(["Sharp|blur_weight=0.9"], _library.Rows("from presets"));
    }
}
