namespace Bpp.Engine.Search;

/// <summary>Scores in words, as the macro score_label has them.</summary>
internal static class ScoreBands
{
    public static SearchCondition? Condition(SearchSql sql, string word)
    {
        var label = word.ToLowerInvariant();
        if (label is "high" or "best")
            label = "great";
        return label is "great" or "good" or "fair" or "low"
            ? new SearchCondition($"photo.photo_id in (select photo_id from photo_scores where score_label(score) = {sql.Parameter(label)})", $"{label} quality", "score")
            : null;
    }
}
