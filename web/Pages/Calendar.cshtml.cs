using System.Globalization;
using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>A year as months of days, the fuller the darker.</summary>
internal sealed class CalendarModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private const string YearsSql = "select year(day), sum(photos)::bigint from calendar_days group by year(day) order by 1";

    private const string DaysSql = """
        select days.day, days.photos, photo.sha256
        from calendar_days as days
        inner join photos as photo
            on photo.photo_id = days.best_photo_id
        where year(days.day) = $1
        order by days.day
        """;

    public IReadOnlyList<(long Year, long Photos)> Years { get; private set; } = [];

    public long Year { get; private set; }

    public IReadOnlyDictionary<DateOnly, (long Photos, string Hash)> Days { get; private set; } = new Dictionary<DateOnly, (long, string)>();

    public long Most { get; private set; } = 1;

    public override string Heading => texts["Calendar"];

    public override object Twin => new { year = Year, years = Years.Select(year => new { year = year.Year, photos = year.Photos }), days = Days.Select(day => new { day = day.Key, photos = day.Value.Photos }) };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement(DaysSql, [Year])];

    /// <summary>1 to 5: how full a day is, by the fullest of the year.</summary>
    public int Heat(long photos) => Math.Clamp((int)Math.Ceiling(5 * Math.Log(1 + photos) / Math.Log(1 + Most)), 1, 5);

    /// <summary>Weeks of a month, Monday first; null before its first and after its last day.</summary>
    public static IEnumerable<DateOnly?[]> Weeks(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        var lead = ((int)first.DayOfWeek + 6) % 7;
        var days = Enumerable.Repeat((DateOnly?)null, lead).Concat(Enumerable.Range(0, DateTime.DaysInMonth(year, month)).Select(day => (DateOnly?)first.AddDays(day)));
        return days.Chunk(7).Select(week => week.Length == 7 ? week : [.. week, .. Enumerable.Repeat((DateOnly?)null, 7 - week.Length)]);
    }

    public static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    public void OnGet(long? year = null)
    {
        Years = Query(YearsSql, row => (row.GetInt64(0), row.GetInt64(1)));
        Year = year is >= 1 and <= 9999 ? year.Value : Years.Count > 0 ? Years[^1].Year : Library.Time.GetLocalNow().Year;
        Days = Query(DaysSql, row => (Day: row.GetFieldValue<DateOnly>(0), Photos: row.GetInt64(1), Hash: row.GetString(2)), Year).ToDictionary(row => row.Day, row => (row.Photos, row.Hash));
        Most = Days.Count > 0 ? Days.Values.Max(day => day.Photos) : 1;
    }
}
