namespace Bpp.Engine.Search;

/// <summary>Conditions on when a photo was taken. A photo whose date goes no further than month or year counts where all of those are meant.</summary>
internal static class DateConditions
{
    public static SearchCondition In(SearchSql sql, DateSpan span)
    {
        var condition = span.WholeYears ? $"photo.year between {sql.Parameter(span.First.Year)} and {sql.Parameter(span.Last.Year)}"
            : span.WholeMonths ? $"photo.month between {sql.Parameter(span.First)} and {sql.Parameter(span.Last)}"
            : $"photo.day between {sql.Parameter(span.First)} and {sql.Parameter(span.Last)}";
        return new SearchCondition(condition, "taken " + span.Says, "date");
    }

    public static SearchCondition Every(SearchSql sql, DateRecurrence dates)
    {
        var (first, last) = (sql.Parameter(dates.First), sql.Parameter(dates.Last));
        var day = dates.WholeMonths ? "(month(photo.month) * 100 + 1)" : "(month(photo.day) * 100 + day(photo.day))";
        var condition = dates.First <= dates.Last ? $"{day} between {first} and {last}" : $"({day} >= {first} or {day} <= {last})";
        return new SearchCondition(condition, "taken " + dates.Says, "date");
    }
}
