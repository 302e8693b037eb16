namespace Bpp.Engine.Search;

/// <summary>The same days of every year.</summary>
/// <param name="First">Month × 100 + day, inclusive.</param>
/// <param name="Last">Month × 100 + day, inclusive; before <paramref name="First"/> where the new year lies between.</param>
/// <param name="Says">As a person would say it after "taken".</param>
internal sealed record DateRecurrence(int First, int Last, string Says)
{
    /// <summary>Whether all its days are whole months.</summary>
    public bool WholeMonths => First % 100 == 1 && Last % 100 == 31;

    /// <summary>Those days of one year; of winter those that begin in it.</summary>
    public DateSpan? In(int year)
    {
        var lastYear = Last < First ? year + 1 : year;
        if (year is < 1800 or > 2199)
            return null;
        var last = new DateOnly(lastYear, Last / 100, Math.Min(Last % 100, DateTime.DaysInMonth(lastYear, Last / 100)));
        return new DateSpan(new DateOnly(year, First / 100, Math.Min(First % 100, DateTime.DaysInMonth(year, First / 100))), last, $"{Says} {(lastYear == year ? year : $"{year}/{lastYear}")}");
    }
}
