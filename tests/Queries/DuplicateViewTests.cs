using Bpp.Queries;

namespace Bpp.Tests.Queries;

/// <summary>near_duplicates and the decisions that shape it.</summary>
public sealed class DuplicateViewTests : IClassFixture<QueryLibrary>
{
    private const string Blurred = "motion_blur = 2, edge_width = 0.9, subject_edge_width = 0.9";

    private readonly QueryLibrary _library;

    public DuplicateViewTests(QueryLibrary library)
    {
        _library = library.Clear();
        _library.Photo(1, "2023-07-01 10:00:00", measured: Blurred);
        _library.Series(1, (2, null), (3, "brightness = 0.2"));
        _library.Photo(4, "2023-07-01 10:00:01");
        _library.Refresh();
    }

    [Fact]
    public void NearDuplicates_ASeries_RanksTheCleanFrameFirst()
    {
        Assert.Equal(
            ["1|1|p1.jpg|0|0|", "2|1|p2.jpg|0|0|1", "3|1|p3.jpg|0|0|2"],
            _library.Rows("select photo_id, group_id, path, dhash_distance, ahash_distance, seconds_apart from near_duplicates order by photo_id"));
        Assert.Equal(["1|2|true|3"], _library.Rows("select rank, photo_id, is_keeper, size from near_duplicates where is_keeper"));
        Assert.Equal(["true"], _library.Rows("select bool_and(score between 0 and 1) from near_duplicates"));
    }

    [Fact]
    public void NearDuplicates_Crowned_IsTheKeeperUntilUncrowned()
    {
        _library.Decide("crown", 1);
        Assert.Equal(["1"], _library.Rows("select photo_id from crowns"));
        Assert.Equal(["1|true"], _library.Rows("select photo_id, is_crowned from near_duplicates where is_keeper"));
        Assert.Equal(["1"], _library.Rows("select photo_id from picks where photo_id < 4"));

        _library.Decide("crown", 3);
        Assert.Equal(["3"], _library.Rows("select photo_id from near_duplicates where is_keeper"));

        _library.Decide("uncrown", 3);
        _library.Decide("uncrown", 1);
        Assert.Empty(_library.Rows("from crowns"));
        Assert.Equal(["2"], _library.Rows("select photo_id from near_duplicates where is_keeper"));
    }

    [Fact]
    public void NearDuplicates_ExcludedAndIncluded_OutweighACrown()
    {
        _library.Decide("crown", 2);
        _library.Decide("include", 3);
        _library.Decide("exclude", 2);
        Assert.Equal(["3", "1", "2"], _library.Rows("select photo_id from near_duplicates order by rank"));
        Assert.Equal(["2|exclude", "3|include"], _library.Rows("select photo_id, state from overrides order by photo_id"));
    }

    [Fact]
    public void NearDuplicates_OnlyOneFileLeft_IsNoGroup()
    {
        _library.Execute("update facts.photos set missing = true where photo_id in (1, 2)");
        Assert.Empty(_library.Rows("from near_duplicates"));
    }

    [Fact]
    public void Overrides_LastWord_CountsAndClearTakesItBack()
    {
        _library.Decide("include", 1);
        _library.Decide("exclude", 1);
        Assert.Equal(["1|exclude|2024-01-01"], _library.Rows("select photo_id, state, decided_at from overrides"));
        _library.Decide("clear", 1);
        Assert.Empty(_library.Rows("from overrides"));
    }

    [Fact]
    public void Overrides_FactsRebuilt_AreFoundByContent()
    {
        _library.Decide("include", 4);
        _library.Execute("update facts.photos set photo_id = 77 where photo_id = 4");
        _library.Refresh();
        Assert.Equal(["77"], _library.Rows("select photo_id from overrides"));
    }

    [Fact]
    public void ActiveEvents_UndoneBatch_IsGoneUntilRedone()
    {
        _library.Decide("include", 1, batch: "one");
        _library.Decide("exclude", 2, batch: "two");
        _library.Decide("undo", "two", batch: "three");
        Assert.Equal(["include|1"], _library.Rows("select kind, photo_id from active_events"));
        Assert.Equal(["1"], _library.Rows("select photo_id from overrides"));
        _library.Decide("redo", "two", batch: "four");
        Assert.Equal(["include|1", "exclude|2"], _library.Rows("select kind, photo_id from active_events order by event_id"));
    }

    [Fact]
    public void Fingerprints_TimeSource_DecidesWhetherTheTimeIsExact()
    {
        _library.Photo(5, "2023-07-01 10:00:09", "date_source = 'file_name'");
        _library.Photo(6);
        Assert.Equal(["1|true", "2|true", "4|true", "3|true", "5|false", "6|false"], _library.Rows("select photo_id, exact_time is not null from fingerprints order by ordinal"));
    }

    [Fact]
    public void Fingerprints_HundredsInOneSecond_AreNoExactTime()
    {
        _library.Execute("""
            insert into facts.photos by name select shot.* replace (1000 + n as photo_id, 't' || n as sha256, 't' || n as path, timestamp '2001-01-01' as taken_at) from facts.photos as shot cross join range(241) as copies(n) where photo_id = 4;
            insert into facts.measurements by name select shot.* replace (1000 + n as photo_id) from facts.measurements as shot cross join range(241) as copies(n) where photo_id = 4;
            """);
        Assert.Equal(["241"], _library.Rows("select count(*) from fingerprints where photo_id >= 1000 and exact_time is null"));
    }

    [Fact]
    public void SelectionSignature_SomethingThatGroupsDependOn_ChangesIt()
    {
        var before = _library.Rows("from selection_signature");
        _library.Decide("set", "max_per_day", "1");
        Assert.Equal(before, _library.Rows("from selection_signature"));
        _library.Decide("set", "scene_hash_distance", "3");
        Assert.NotEqual(before, _library.Rows("from selection_signature"));
    }

    [Fact]
    public void SelectionSignature_ViewsAndMacrosThatFillTheKeptTables_AreAllInIt()
    {
        var files = QueryCatalog.Files.ToDictionary(file => file.Name);
        var needed = new SortedSet<string>(["candidate_facts", "candidate_days", "burst_facts", "series_comparison"]);
        for (var before = 0; before < needed.Count;)
        {
            before = needed.Count;
            needed.UnionWith([.. needed.SelectMany(name => Docs.SqlPage.Inputs(files[name])).Where(files.ContainsKey)]);
        }

        needed.ExceptWith(["settings", "setting_definitions"]); // their values are in it
        Assert.Contains("series_scores_of", needed);
        Assert.DoesNotContain(needed, name => !files["selection_signature"].Sql.Contains($"'{name}'", StringComparison.Ordinal));
    }

    [Fact]
    public void CandidateFacts_VideoAndMissing_AreNoCandidates()
    {
        _library.Photo(5, "2023-07-02 10:00:00", "format = 'video'");
        _library.Photo(6, "2023-07-02 10:00:00", "missing = true");
        Assert.Equal(["1", "2", "3", "4"], _library.Rows("select photo_id from candidate_facts order by photo_id"));
    }

    [Fact]
    public void CandidateDays_DatesToTheDayAndToTheMonth_MonthsComeLastAndGuessesNotAtAll()
    {
        _library.Clear();
        _library.Photo(1, "2023-07-02 10:00:00");
        _library.Photo(2, "2022-05-01 10:00:00", "date_precision = 'month'");
        _library.Photo(3, "2023-07-01 23:59:59");
        _library.Photo(4, "2023-07-02 11:00:00");
        _library.Photo(5, "2023-08-09 10:00:00", "date_source = 'file_modified'");
        Assert.Equal(["1|2023-07-01|2023-07-01", "2|2023-07-02|2023-07-01", "3||2022-05-01"], _library.Rows("select * from candidate_days order by day_no"));
    }
}
