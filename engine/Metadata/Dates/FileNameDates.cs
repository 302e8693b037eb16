using System.Text.RegularExpressions;

namespace Bpp.Engine.Metadata.Dates;

/// <summary>
/// Reads the capture time that phones and messengers put into file names: <c>IMG_20230714_153012</c>, <c>PXL_20230714_153012345</c>,
/// <c>2023-07-14 15.30.12</c>, <c>Screenshot_2023-07-14-15-30-12</c>, <c>IMG-20230714-WA0001</c> (the day only), <c>signal-2023-07-14-153012</c>.
/// </summary>
internal static partial class FileNameDates
{
    /// <summary>Pixel phones name their files in UTC; every other known pattern is the wall clock.</summary>
    private const string UtcPrefix = "PXL_";

    /// <summary>The time stated by the name of <paramref name="path"/>, or null. The date must be a real calendar day of 1970 to 2099.</summary>
    public static CaptureTime? Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (name.Length is < 8 or > 255)
            return null;
        foreach (Match match in Pattern().Matches(name))
        {
            if (ToTime(match, name) is { } found)
                return found;
        }

        return null;
    }

    // A date in full, then optionally a time; digits on either side would make it a serial number. Every repetition is bounded, so that no
    // name takes long: a limit by the clock would lose photos on a machine that is busy or falls asleep.
    [GeneratedRegex(
        """
        (?<!\d)
        (?<y>19[7-9]\d|20\d\d)(?<s>[-_.]?)(?<m>0[1-9]|1[0-2])\k<s>(?<d>0[1-9]|[12]\d|3[01])
        (?:
          (?:[\ _T-]|,\ |\ at\ |_at_|-at-)?
          (?:(?<H>[01]\d|2[0-3])|(?<H>\d)(?=\.))(?<t>[-_.:h]?)(?<M>[0-5]\d)\k<t>(?<S>[0-5]\d)
          (?:[_.,-]?(?<f>\d{3})(?!\d)|[\ \u202F](?<p>[AaPp])[Mm])?
        )?
        (?!\d)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    private static CaptureTime? ToTime(Match match, string name)
    {
        int year = Int(match, "y"), month = Int(match, "m"), day = Int(match, "d");
        if (day > DateTime.DaysInMonth(year, month))
            return null;
        var local = new DateTime(year, month, day);
        if (!match.Groups["H"].Success)
            return new CaptureTime(local, null, DateSource.FileName, DatePrecision.Day);

        var hour = match.Groups["p"].Success ? Hour24(Int(match, "H"), match.Groups["p"].ValueSpan) : Int(match, "H");
        local = local.AddSeconds((hour * 3600) + (Int(match, "M") * 60) + Int(match, "S"));
        TimeSpan? offset = name.StartsWith(UtcPrefix, StringComparison.Ordinal) ? TimeSpan.Zero : null;
        return match.Groups["f"].Success
            ? new CaptureTime(local.AddMilliseconds(Int(match, "f")), offset, DateSource.FileName, DatePrecision.Subsecond)
            : new CaptureTime(local, offset, DateSource.FileName, DatePrecision.Second);
    }

    private static int Hour24(int hour, ReadOnlySpan<char> half) =>
        hour > 12 ? hour : (hour % 12) + (half is "P" or "p" ? 12 : 0);

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, provider: null);
}
