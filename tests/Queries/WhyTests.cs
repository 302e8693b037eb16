namespace Bpp.Tests.Queries;

public sealed class WhyTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void Why_PickedOrNoCandidate_SaysSo()
    {
        _library.Photo(1, "2023-07-01 10:00:00");
        _library.Photo(2, "2023-07-01 10:00:00", "format = 'video'");
        _library.Photo(3, "2023-07-01 10:00:00", "missing = true");
        _library.Photo(4, "2023-07-01 10:00:00");
        _library.Execute("delete from facts.measurements where photo_id = 4");
        _library.Refresh();
        Assert.Equal(["1|p1.jpg|true|Pick no. 1: Best of July 2023"], _library.Rows("from why(1)"));
        Assert.Equal(["false|It is a video"], Why(2));
        Assert.Equal(["false|Its file is gone"], Why(3));
        Assert.Equal(["false|It could not be measured"], Why(4));
        Assert.Empty(Why(99));
    }

    [Fact]
    public void Why_NearDuplicate_NamesTheKeeperAndItsTitle()
    {
        _library.Photo(1, "2023-07-01 10:00:00", measured: "motion_blur = 2");
        _library.Series(1, (2, null));
        _library.Refresh();
        Assert.Equal(["false|A near-duplicate of p2.jpg, which is the best of the series"], Why(1));
        _library.Decide("crown", 1);
        Assert.Equal(["false|A near-duplicate of p1.jpg, which you crowned"], Why(2));
        _library.Decide("include", 2);
        Assert.Equal(["false|A near-duplicate of p2.jpg, which you included"], Why(1));
        _library.Decide("exclude", 1);
        Assert.Equal(["false|You excluded it, or a person in it"], Why(1));
    }

    [Fact]
    public void Why_SceneDayMonthAndScore_AreToldApart()
    {
        _library.Photo(1, "2023-07-01 10:00:00");
        _library.Photo(2, "2023-07-01 12:00:00", measured: "edge_width = 0.6, subject_edge_width = 0.6");
        _library.Photo(3, "2023-07-09 12:00:00", measured: "edge_width = 0.7, subject_edge_width = 0.7");
        _library.Photo(4, "2023-08-09 12:00:00", measured: "edge_width = 0.9, subject_edge_width = 0.9");
        _library.Refresh();
        _library.Decide("set", "default_selection_k", "1");
        Assert.StartsWith("false|Every place went to the best of a month; its score is 0.", Assert.Single(Why(4)), StringComparison.Ordinal);
        _library.Decide("set", "min_per_month", "0");
        Assert.StartsWith("false|Others came first: its score is 0.", Assert.Single(Why(4)), StringComparison.Ordinal);
        _library.Decide("set", "max_per_day", "1");
        Assert.StartsWith("false|1 July 2023 has its pick already", Assert.Single(Why(2)), StringComparison.Ordinal);
        _library.Decide("set", "max_per_month", "1");
        Assert.StartsWith("false|July 2023 has its pick already", Assert.Single(Why(3)), StringComparison.Ordinal);
        _library.Execute("insert into facts.scenes values (1, 1), (3, 1)");
        Assert.Equal(["false|p1.jpg shows the same scene"], Why(3));
    }

    private List<string> Why(int photo) => _library.Rows($"select is_picked, words from why({photo})");
}
