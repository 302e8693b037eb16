using System.Globalization;

namespace Bpp.Engine.Search;

/// <summary>What of several words is a date: "July 2023", "14 july 2023", "last summer", "3 weeks ago", "christmas 2022", "2023-07".</summary>
/// <param name="Count">How many words belong to it.</param>
/// <param name="Span">Days in a row; null for what comes every year.</param>
/// <param name="Recurrence">What comes every year; a single word of which may as well be no date.</param>
internal sealed record DateWords(int Count, DateSpan? Span, DateRecurrence? Recurrence)
{
    private const int Longest = 4;

    private static readonly Dictionary<string, DateRecurrence> Recurring = new(StringComparer.OrdinalIgnoreCase)
    {
        ["spring"] = new(301, 531, "in spring"),
        ["summer"] = new(601, 831, "in summer"),
        ["autumn"] = new(901, 1130, "in autumn"),
        ["winter"] = new(1201, 231, "in winter"),
        ["christmas"] = new(1224, 1226, "at Christmas"),
        ["xmas"] = new(1224, 1226, "at Christmas"),
        ["halloween"] = new(1031, 1031, "at Halloween"),
        ["silvester"] = new(1231, 1231, "on New Year's Eve"),
        ["valentine"] = new(214, 214, "on Valentine's Day"),
    };

    private static readonly string[] Months = [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12)];

    /// <summary>The longest date that begins with the first word; null where there is none.</summary>
    /// <param name="words">Words that follow each other.</param>
    /// <param name="today">The day "today" means.</param>
    public static DateWords? Read(IReadOnlyList<string> words, DateOnly today)
    {
        var clean = words.Take(Longest).Select(word => word.TrimEnd(',').ToLowerInvariant()).ToArray();
        for (var count = clean.Length; count > 0; count--)
        {
            if (Days(clean[..count], today) is { } span)
                return new DateWords(count, span, null);
            if (count == 1 && Every(clean[0]) is { } recurrence)
                return new DateWords(1, null, recurrence);
        }

        return null;
    }

    private static DateSpan? Days(string[] words, DateOnly today) => words switch
    {
        ["today"] => new DateSpan(today, today, "today"),
        ["yesterday"] => new DateSpan(today.AddDays(-1), today.AddDays(-1), "yesterday"),
        [var date] => DateSpan.Parse(date),
        [("this" or "last") and var which, ("week" or "month" or "year" or "weekend") and var unit] => Calendar(which == "last", unit, today),
        [("this" or "last") and var which, var name] => Every(name) is { } recurrence ? Occurrence(recurrence, which == "last", today) : null,
        ["easter", var year] => Number(year) is { } number && DateSpan.Year(number) is not null ? Easter(number) : null,
        [var name, var year] when Every(name) is { } recurrence && Number(year) is > 31 and var number => InYear(recurrence, number),
        [var year, var name] when Every(name) is { } recurrence && Number(year) is > 31 and var number => InYear(recurrence, number),
        ["last", var count, var unit] => Number(count) is { } number ? Last(number, unit, today) : null,
        [var count, var unit, "ago"] => Number(count) is { } number ? Ago(number, unit, today) : null,
        [var day, var month, var year] when MonthOf(month) is { } number => Day(year, number, day),
        [var month, var day, var year] when MonthOf(month) is { } number => Day(year, number, day),
        _ => null,
    };

    /// <summary>A month, season or feast by name.</summary>
    private static DateRecurrence? Every(string name)
    {
        if (MonthOf(name) is { } month)
            return new DateRecurrence((month * 100) + 1, (month * 100) + 31, $"in {Months[month - 1]}");
        return name is "fall" ? Recurring["autumn"] : Recurring.GetValueOrDefault(name);
    }

    private static int? MonthOf(string name)
    {
        for (var month = 0; month < 12; month++)
        {
            if (Months[month].Equals(name, StringComparison.OrdinalIgnoreCase) || (name.Length == 3 && Months[month].StartsWith(name, StringComparison.OrdinalIgnoreCase)))
                return month + 1;
        }

        return name == "sept" ? 9 : null;
    }

    private static DateSpan? InYear(DateRecurrence recurrence, int year) => recurrence.WholeMonths && recurrence.First / 100 == recurrence.Last / 100
        ? DateSpan.Month(year, recurrence.First / 100)
        : recurrence.In(year);

    /// <summary>The latest that is over, or the one of now.</summary>
    private static DateSpan? Occurrence(DateRecurrence recurrence, bool last, DateOnly today)
    {
        for (var year = today.Year; year > today.Year - 3; year--)
        {
            if (InYear(recurrence, year) is { } span && (last ? span.Last < today : span.First <= today || recurrence.Last > recurrence.First))
                return span;
        }

        return null;
    }

    private static DateSpan? Calendar(bool last, string unit, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var back = last ? 1 : 0;
        var says = $"{(last ? "last" : "this")} {unit}";
        var firstOfMonth = new DateOnly(today.Year, today.Month, 1).AddMonths(-back);
        return unit switch
        {
            "week" => new DateSpan(monday.AddDays(-7 * back), monday.AddDays(6 - (7 * back)), says),
            "weekend" => new DateSpan(monday.AddDays(5 - (7 * back)), monday.AddDays(6 - (7 * back)), says),
            "month" => new DateSpan(firstOfMonth, firstOfMonth.AddMonths(1).AddDays(-1), says),
            _ => DateSpan.Year(today.Year - back)! with { Says = says },
        };
    }

    private static DateSpan? Last(int count, string unit, DateOnly today) =>
        Back(count, unit, today) is { } first ? new DateSpan(first.AddDays(1), today, $"in the last {count} {unit}") : null;

    private static DateSpan? Ago(int count, string unit, DateOnly today)
    {
        if (Back(count, unit, today) is not { } then)
            return null;
        var span = unit.TrimEnd('s') switch
        {
            "week" => Calendar(last: false, "week", then),
            "month" => DateSpan.Month(then.Year, then.Month),
            "year" => DateSpan.Year(then.Year),
            _ => DateSpan.Day(then),
        };
        return span is null ? null : span with { Says = $"{count} {unit} ago" };
    }

    private static DateOnly? Back(int count, string unit, DateOnly today) => count is < 1 or > 1000 ? null : unit.TrimEnd('s') switch
    {
        "day" => today.AddDays(-count),
        "week" => today.AddDays(-7 * count),
        "month" => today.AddMonths(-count),
        "year" when count < 200 => today.AddYears(-count),
        _ => null,
    };

    private static DateSpan? Day(string year, int month, string day) => Number(year) is { } y && DateSpan.Month(y, month) is { } span && Number(day.TrimEnd('s', 't', 'n', 'd', 'r', 'h', '.')) is { } d && d >= 1 && d <= span.Last.Day
        ? DateSpan.Day(new DateOnly(y, month, d))
        : null;

    /// <summary>Good Friday to Easter Monday, by the anonymous Gregorian algorithm (Nature, 1876).</summary>
    private static DateSpan Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        var sunday = new DateOnly(year, sum / 31, (sum % 31) + 1);
        return new DateSpan(sunday.AddDays(-2), sunday.AddDays(1), $"at Easter {year}");
    }

    private static int? Number(string text) => text.Length is > 0 and <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
