namespace Bpp.Tests.Scoring;

public sealed class ScoringTests
{
    [Theory]
    [InlineData("noise = 0.8", 0.6, 0.95)]
    [InlineData("edge_width = 1.2, subject_edge_width = 1.2, sharpest_edge_width = 1.0", 0.0, 0.35)]
    [InlineData("brightness = 0.08, luma_p1 = 0, luma_p99 = 0.8", 0.55, 0.95)]
    [InlineData("brightness = 0.92, luma_p1 = 0.4, luma_p99 = 1", 0.55, 0.95)]
    [InlineData("edge_width = 0.8, background_edge_width = 3", 0.55, 0.95)]
    public void PhotoScores_AbsoluteScore_AsAPersonWouldSay(string changes, double least, double most)
    {
        using var library = new ScoringLibrary();
        library.Add(1, changes);
        library.RefreshScores();
        Assert.InRange(library.Scalar<double>("select score from photo_scores"), least, most);
    }

    [Theory]
    [InlineData("edge_width = 0.6, subject_edge_width = 0.6")]
    [InlineData("motion_blur = 0.9")]
    [InlineData("noise = 6, edge_width = 0.33, subject_edge_width = 0.33")]
    [InlineData("brightness = 0.25")]
    [InlineData("brightness = 0.7")]
    [InlineData("subject_clipped_highlights = 0.2")]
    [InlineData("blockiness = 0.9")]
    [InlineData("contrast = 0.15")]
    [InlineData("colourfulness = 62")]
    [InlineData("colourfulness = 24")]
    public void SeriesScores_OneFrameSpoilt_IsTheWorst(string fault)
    {
        using var library = SeriesOfThree(fault);
        Assert.Equal(2, library.Scalar<long>("select photo_id from series_scores order by score limit 1"));
    }

    [Theory]
    [InlineData("contrast = 0.21")]
    [InlineData("contrast = 0.3")]
    [InlineData("colourfulness = 43")]
    public void SeriesScores_ToneAsUsualOrStronger_IsNoFault(string change)
    {
        using var library = SeriesOfThree(change);
        Assert.Equal(0, library.Scalar<double>("select exposure from series_scores where photo_id = 2"));
    }

    [Fact]
    public void RefreshSeries_Twice_OneRowPerMember()
    {
        using var library = new ScoringLibrary();
        library.Add(1, group: 1);
        library.Add(2, group: 1);
        library.Add(3);
        library.RefreshSeries();
        library.RefreshSeries();
        Assert.Equal(2, library.Scalar<long>("select count(*) from facts.series_context"));
    }

    [Fact]
    public void Explain_FaultyPhoto_SaysWhyInWords()
    {
        using var library = new ScoringLibrary();
        library.Add(7, "motion_blur = 2, subject_clipped_highlights = 0.04, horizon_tilt = 2.31, horizon_confidence = 0.8");
        library.RefreshScores();
        var words = library.Strings("select words from explain(7)");
        Assert.Contains("The subject is in focus", words);
        Assert.Contains("Highlights are clipped on 4 % of the subject", words);
        Assert.Contains("Horizon tilted by 2.3°", words);
        Assert.Contains("Motion blur from left to right", words);
    }

    /// <summary>Three photos alike, of which the second is changed.</summary>
    private static ScoringLibrary SeriesOfThree(string change)
    {
        var library = new ScoringLibrary();
        library.Add(1, group: 1);
        library.Add(2, change, group: 1);
        library.Add(3, group: 1);
        library.RefreshSeries();
        return library;
    }
}
