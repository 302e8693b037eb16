using Bpp.Engine.Search;

namespace Bpp.Tests.Search;

public sealed class DateWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("2023", "2023-01-01", "2023-12-31")]
    [InlineData("2023-07", "2023-07-01", "2023-07-31")]
    [InlineData("2023-07-14", "2023-07-14", "2023-07-14")]
    [InlineData("2020..2022-03", "2020-01-01", "2022-03-31")]
    [InlineData("July 2023", "2023-07-01", "2023-07-31")]
    [InlineData("2024 feb", "2024-02-01", "2024-02-29")]
    [InlineData("14 July 2023", "2023-07-14", "2023-07-14")]
    [InlineData("july 14th, 2023", "2023-07-14", "2023-07-14")]
    [InlineData("today", "2026-11-23", "2026-11-23")]
    [InlineData("yesterday", "2026-11-22", "2026-11-22")]
    [InlineData("last week", "2026-11-16", "2026-11-22")]
    [InlineData("last weekend", "2026-11-21", "2026-11-22")]
    [InlineData("this month", "2026-11-01", "2026-11-30")]
    [InlineData("last month", "2026-10-01", "2026-10-31")]
    [InlineData("last year", "2025-01-01", "2025-12-31")]
    [InlineData("last summer", "2026-06-01", "2026-08-31")]
    [InlineData("last winter", "2025-12-01", "2026-02-28")]
    [InlineData("last november", "2025-11-01", "2025-11-30")]
    [InlineData("this november", "2026-11-01", "2026-11-30")]
    [InlineData("last christmas", "2025-12-24", "2025-12-26")]
    [InlineData("christmas 2022", "2022-12-24", "2022-12-26")]
    [InlineData("winter 2023", "2023-12-01", "2024-02-29")]
    [InlineData("easter 2024", "2024-03-29", "2024-04-01")]
    [InlineData("last 7 days", "2026-11-17", "2026-11-23")]
    [InlineData("2 years ago", "2024-01-01", "2024-12-31")]
    [InlineData("3 weeks ago", "2026-11-02", "2026-11-08")]
    public void Read_DaysInARow_AreThem(string words, string first, string last)
    {
        var read = DateWords.Read(words.Split(' '), Today)!;

        Assert.Equal((words.Split(' ').Length, first, last), (read.Count, $"{read.Span!.First:yyyy-MM-dd}", $"{read.Span.Last:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("july", 701, 731)]
    [InlineData("winter", 1201, 231)]
    [InlineData("Christmas", 1224, 1226)]
    public void Read_OfEveryYear_IsARecurrence(string word, int first, int last)
    {
        var read = DateWords.Read([word, "emma"], Today)!;

        Assert.Equal((1, null, first, last), (read.Count, read.Span, read.Recurrence!.First, read.Recurrence.Last));
    }

    [Theory]
    [InlineData("last")]
    [InlineData("emma july")]
    [InlineData("1700")]
    [InlineData("2023-13")]
    [InlineData("2022..2020")]
    [InlineData("99999 years ago")]
    [InlineData("last emma")]
    [InlineData("..")]
    public void Read_NoDate_IsNull(string words) => Assert.Null(DateWords.Read(words.Split(' '), Today));
}
