using System.Globalization;

namespace Bpp.Web;

/// <summary>How a language writes numbers and dates. Written out here, because Bpp carries no tables of the world's cultures.</summary>
internal static class Cultures
{
    private static readonly CultureInfo English = Make(_ => { });

    private static readonly CultureInfo German = Make(culture =>
    {
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.PercentGroupSeparator = ".";
        var dates = culture.DateTimeFormat;
        dates.MonthNames = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", ""];
        dates.MonthGenitiveNames = dates.MonthNames;
        dates.DayNames = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
        dates.LongDatePattern = "d. MMMM yyyy";
        dates.MonthDayPattern = "d. MMMM";
    });

    /// <param name="language">A code of <see cref="Texts.Known"/>.</param>
    public static CultureInfo Of(string language) => language == "de" ? German : English;

    private static CultureInfo Make(Action<CultureInfo> write)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.LongDatePattern = "d MMMM yyyy";
        culture.DateTimeFormat.MonthDayPattern = "d MMMM";
        culture.DateTimeFormat.YearMonthPattern = "MMMM yyyy";
        write(culture);
        return CultureInfo.ReadOnly(culture);
    }
}
