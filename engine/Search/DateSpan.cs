using System.Globalization;

namespace Bpp.Engine.Search;

/// <summary>Days in a row.</summary>
/// <param name="First">Inclusive.</param>
/// <param name="Last">Inclusive.</param>
/// <param name="Says">As a person would say it after "taken".</param>
internal sealed record DateSpan(DateOnly First, DateOnly Last, string Says)
{
    public static DateSpan? Year(int year) => year is >= 1800 and <= 2200 ? new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), $"in {year}") : null;

    public static DateSpan? Month(int year, int month) => year is >= 1800 and <= 2200 && month is >= 1 and <= 12
        ? new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)), string.Create(CultureInfo.InvariantCulture, $"in {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {year}"))
        : null;

    public static DateSpan Day(DateOnly day) => new(day, day, "on " + day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>2023, 2023-07 or 2023-07-14, and two of them with .. between, either of which may be left out.</summary>
    public static DateSpan? Parse(string text)
    {
        var split = text.IndexOf("..", StringComparison.Ordinal);
        if (split < 0)
            return One(text);
        var (left, right) = (text[..split], text[(split + 2)..]);
        var from = left.Length == 0 ? null : One(left);
        var until = right.Length == 0 ? null : One(right);
        if ((left.Length > 0 && from is null) || (right.Length > 0 && until is null) || (from is null && until is null) || from?.First > until?.Last)
            return null;
        return new DateSpan(from?.First ?? DateOnly.MinValue, until?.Last ?? DateOnly.MaxValue, $"{(from is null ? "" : $"from {from.Bare}")}{(from is null || until is null ? "" : " ")}{(until is null ? "" : $"to {until.Bare}")}");
    }

    /// <summary>Without its preposition.</summary>
    public string Bare => Says.Split(' ', 2) is [("in" or "on" or "at"), var rest] ? rest : Says;

    /// <summary>Whether all its days are whole months, and whole years: photos whose date goes no further count then.</summary>
    public bool WholeMonths => First.Day == 1 && (Last == DateOnly.MaxValue || Last.AddDays(1).Day == 1);

    public bool WholeYears => WholeMonths && First.Month == 1 && Last.Month == 12;

    private static DateSpan? One(string text)
    {
        var parts = text.Split('-', '/', '.');
        if (parts.Length > 3 || parts[0].Length != 4 || parts.Any(part => part.Length is 0 or > 4 || !part.All(char.IsAsciiDigit)))
            return null;
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        if (numbers.Length < 3)
            return numbers.Length == 1 ? Year(numbers[0]) : Month(numbers[0], numbers[1]);
        return Month(numbers[0], numbers[1]) is { } month && numbers[2] >= 1 && numbers[2] <= month.Last.Day ? Day(new DateOnly(numbers[0], numbers[1], numbers[2])) : null;
    }
}
