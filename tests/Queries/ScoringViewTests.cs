namespace Bpp.Tests.Queries;

public sealed class ScoringViewTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Theory]
    [InlineData("0.9, 1, 0.5, 1, null, 1, null, 1", 0.7)]
    [InlineData("0.9, 1, 0.5, 3, null, 1, null, 1", 0.6)]
    [InlineData("0.9, 1, null, 1, null, 1, 0.1, 1", 0.5)]
    [InlineData("0.9, 0, null, 1, null, 1, null, 1", 0.0)]
    [InlineData("0.25, 1, null, 0, null, 0, null, 0", 0.175)]
    [InlineData("0.25, 0, 0.8, 1, null, 0, null, 0", 0.8)]
    public void WeightedScore_ComponentThatIsNull_DropsOutAndBlurShrinks(string arguments, double expected) =>
        Assert.Equal(expected, _library.Scalar<double>($"select weighted_score({arguments})::double"), 4);

    [Fact]
    public void ScoreLabel_EachRange_HasItsWord() =>
        Assert.Equal(["0|low", "0.29|low", "0.3|fair", "0.5|good", "0.7|great", "1|great", "|"], _library.Rows("select grade, score_label(grade) from (values (0.0), (0.29), (0.3), (0.5), (0.7), (1.0), (null)) as grades(grade)"));

    [Fact]
    public void PhotoScores_Score_IsTheWeightedMeanOfItsComponents()
    {
        _library.Photo(1);
        _library.Refresh();
        _library.Decide("set", "exposure_weight", "0.5");
        Assert.Equal(
            _library.Rows("select round((0.3 * sharpness + 0.5 * exposure + 0.15 * composition) / 0.95, 4) from photo_scores"),
            _library.Rows("select round(score, 4) from photo_scores"));
        Assert.Equal(["true"], _library.Rows("select face is null from photo_scores"));
    }

    [Fact]
    public void PhotoScores_NoFaceScoreSet_CountsForPhotosWithoutFaces()
    {
        _library.Photo(1);
        _library.Refresh();
        var without = _library.Scalar<double>("select score from photo_scores");
        _library.Decide("set", "no_face_score", "0.2");
        var with = _library.Scalar<double>("select score from photo_scores");
        Assert.Equal(((without * 0.65) + (0.2 * 0.35)) / 1, with, 4);
        _library.Decide("set", "no_face_score");
        Assert.Equal(without, _library.Scalar<double>("select score from photo_scores"), 6);
    }

    [Fact]
    public void PhotoScores_PartOfThePictureMissing_CountsAQuarterAndSaysSo()
    {
        _library.Photo(1);
        _library.Photo(2, facts: "damage = 'cut off'");
        _library.Refresh();

        Assert.Equal(["true"], _library.Rows("select max(score) filter (where photo_id = 2) <= 0.2501 * max(score) filter (where photo_id = 1) from photo_scores"));
        Assert.Equal(["damage|low"], _library.Rows("select component, verdict from explain(2) where component = 'damage'"));
        Assert.Empty(_library.Rows("select component from explain(1) where component = 'damage'"));
    }

    [Fact]
    public void ComponentScores_Thumbnail_IsLessSharpThanTheSameInFull()
    {
        _library.Photo(1, facts: "width = 4000, height = 3000");
        _library.Photo(2, facts: "width = 160, height = 120");
        _library.Photo(3, facts: "width = 1024, height = 768");
        Assert.Equal(["1", "3", "2"], _library.Rows("select photo_id from component_scores order by sharpness desc, photo_id"));
        Assert.True(_library.Scalar<bool>("select count(distinct sharpness) = 2 from component_scores"));
    }

    [Fact]
    public void ComponentScores_PictureOfNothing_IsHeldBackAndSaysSo()
    {
        _library.Photo(1, measured: "structure = 0.05, contrast = 0.09, colourfulness = 5");
        _library.Photo(2, measured: "structure = 0.05, contrast = 0.25, colourfulness = 5");
        _library.Photo(3, measured: "structure = 0.05, contrast = 0.09, colourfulness = 50");
        _library.Photo(4);
        _library.Refresh();

        Assert.Equal(
            ["true|true"],
            _library.Rows("select max(sharpness) filter (where photo_id = 1) < 0.8 * min(sharpness) filter (where photo_id > 1), max(composition) filter (where photo_id = 1) < min(composition) filter (where photo_id > 1) from component_scores"));
        Assert.True(_library.Scalar<bool>("select count(distinct sharpness) = 1 from component_scores where photo_id > 1"));
        Assert.Equal(["low"], _library.Rows("select verdict from explain(1) where words = 'There is little to see'"));
        Assert.Empty(_library.Rows("select verdict from explain(2) where words = 'There is little to see'"));
    }

    [Fact]
    public void Explain_WordsOfTheFocus_AgreeWithItsVerdict()
    {
        _library.Photo(1, measured: "edge_width = 0.68, subject_edge_width = 0.76, sharpest_edge_width = 0.49");
        _library.Photo(2, measured: "edge_width = 1.2, subject_edge_width = 1.2, sharpest_edge_width = 1.1");
        _library.Refresh();

        Assert.Equal(["good|The subject is slightly soft"], _library.Rows("select verdict, words from explain(1) where component = 'sharpness'"));
        Assert.Equal(["low|The subject is out of focus"], _library.Rows("select verdict, words from explain(2) where component = 'sharpness'"));
    }

    [Theory]
    [InlineData("sharpness", "edge_width = 0.9, subject_edge_width = 0.9, sharpest_edge_width = 0.9")]
    [InlineData("sharpness", "noise = 12")]
    [InlineData("sharpness", "motion_blur = 1.2")]
    [InlineData("exposure", "subject_clipped_highlights = 0.2")]
    [InlineData("exposure", "luma_p99 = 0.2, brightness = 0.02")]
    [InlineData("composition", "horizon_tilt = 5, horizon_confidence = 1")]
    [InlineData("composition", "subject_x = 0.95, subject_y = 0.05")]
    public void ComponentScores_Fault_LowersItsComponentOnly(string component, string fault)
    {
        _library.Photo(1);
        _library.Photo(2, measured: fault);
        foreach (var other in new[] { "sharpness", "exposure", "composition" })
            Assert.Equal(other == component, _library.Scalar<bool>($"select max({other}) filter (where photo_id = 2) < max({other}) filter (where photo_id = 1) from component_scores"));
        Assert.True(_library.Scalar<bool>("select bool_and(sharpness between 0 and 1 and exposure between 0 and 1 and composition between 0 and 1) from component_scores"));
    }

    [Theory]
    [InlineData("motion_blur = 1.1", "motion", "motion", 1.0)]
    [InlineData("blockiness = 0.27", "blockiness", "compression", 0.25)]
    [InlineData("brightness = 0.3", "brightness", "exposure", -0.5546)]
    public void SeriesScores_OneFault_IsMeasuredAgainstTheSeries(string measured, string compared, string fault, double expected)
    {
        _library.Photo(1, "2023-07-01 10:00:00");
        _library.Series(1, (2, measured), (3, null));
        _library.Refresh();
        Assert.Equal(expected, _library.Scalar<double>($"select {compared}::double from series_comparison where photo_id = 2"), 3);
        Assert.Equal(["2"], _library.Rows($"select photo_id from series_scores where {fault} > 0"));
        Assert.Equal(_library.Rows("from series_scores order by all"), _library.Rows("from series_scores_of((select any_value(group_id) from series_scores)) order by all"));
        Assert.Empty(_library.Rows("from series_scores_of(-1)"));
        Assert.Equal(["1|1", "3|1"], _library.Rows("select photo_id, score from series_scores where photo_id <> 2 order by photo_id"));
    }

    [Fact]
    public void Explain_GoodPhoto_BeginsWithTheWholeAndNamesEachComponent()
    {
        _library.Photo(1);
        _library.Refresh();
        Assert.Equal(
            ["score|great|Great overall", "sharpness|great|The subject is in focus", "exposure|great|Well exposed", "composition|great|The subject is in the middle"],
            _library.Rows("select component, verdict, words from explain(1)"));
        Assert.Equal(_library.Rows("select score from photo_scores"), _library.Rows("select value from explain(1) where component = 'score'"));
        Assert.Empty(_library.Rows("from explain(2)"));
    }

    [Fact]
    public void Explain_WorseOfItsSeries_SaysInWhat()
    {
        _library.Photo(1, "2023-07-01 10:00:00");
        _library.Series(1, (2, "motion_blur = 2"));
        _library.Refresh();
        Assert.Contains("Among the best of its series", _library.Rows("select words from explain(1)"));
        Assert.Contains("In its series others are steadier", _library.Rows("select words from explain(2)"));
    }
}
