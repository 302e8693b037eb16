using System.Globalization;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Dates;
using FsCheck;
using FsCheck.Xunit;

namespace Bpp.Tests.Metadata;

public sealed class TimestampParserTests
{
    [Theory]
    [InlineData("2023:07:14 15:30:12", "2023-07-14T15:30:12", "Second", null)]
    [InlineData("2023-07-14 15:30:12", "2023-07-14T15:30:12", "Second", null)]
    [InlineData("2023/07/14 15:30:12", "2023-07-14T15:30:12", "Second", null)]
    [InlineData("2023:07:14  15:30:12\0", "2023-07-14T15:30:12", "Second", null)]
    [InlineData("2023-07-14T15:30:12.25", "2023-07-14T15:30:12.25", "Subsecond", null)]
    [InlineData("2023-07-14T15:30:12+02:00", "2023-07-14T15:30:12", "Second", 120)]
    [InlineData("2023-07-14T15:30:12.5-0330", "2023-07-14T15:30:12.5", "Subsecond", -210)]
    [InlineData("2023-07-14T15:30:12Z", "2023-07-14T15:30:12", "Second", 0)]
    [InlineData("2023-07-14T15:30Z", "2023-07-14T15:30:00", "Minute", 0)]
    [InlineData("2023:07:14 15:30", "2023-07-14T15:30:00", "Minute", null)]
    [InlineData("20230714T153012+0200", "2023-07-14T15:30:12", "Second", 120)]
    [InlineData("20230714", "2023-07-14", "Day", null)]
    [InlineData("2023-7-4", "2023-07-04", "Day", null)]
    [InlineData("2023:07:14 24:00:13", "2023-07-14", "Day", null)]
    [InlineData("2023:07:14   :  :  ", "2023-07-14", "Day", null)]
    [InlineData("2023-07", "2023-07-01", "Month", null)]
    [InlineData("2023:07:00 00:00:00", "2023-07-01", "Month", null)]
    [InlineData("2023", "2023-01-01", "Year", null)]
    [InlineData("20230000", "2023-01-01", "Year", null)]
    public void Parse_KnownForm_StatesTimePrecisionAndOffset(string text, string local, string precision, int? offsetMinutes)
    {
        var parsed = TimestampParser.Parse(text);

        Assert.Equal(DateTime.Parse(local, CultureInfo.InvariantCulture), parsed?.Local);
        Assert.Equal(Enum.Parse<DatePrecision>(precision), parsed?.Precision);
        Assert.Equal(offsetMinutes is null ? null : TimeSpan.FromMinutes(offsetMinutes.Value), parsed?.Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("    :  :     :  :  ")]
    [InlineData("0000:00:00 00:00:00")]
    [InlineData("2023:02:30 12:00:00")]
    [InlineData("2023:13:01 12:00:00")]
    [InlineData("yesterday")]
    [InlineData("12345678")]
    public void Parse_NoDate_IsNull(string text) => Assert.Null(TimestampParser.Parse(text));

    [Theory]
    [InlineData("+02:00", 120)]
    [InlineData("-09:30", -570)]
    [InlineData("+9", 540)]
    [InlineData("Z", 0)]
    [InlineData("+14:00", 840)]
    [InlineData("+14:15", null)]
    [InlineData("+01:75", null)]
    [InlineData("   :  ", null)]
    [InlineData("0100", null)]
    public void ParseOffset_Text_IsMinutesOrNull(string text, int? minutes) =>
        Assert.Equal(minutes is null ? null : TimeSpan.FromMinutes(minutes.Value), TimestampParser.ParseOffset(text));

    [Property]
    public void Parse_AnyText_NeverThrows(string? text) => TimestampParser.Parse(text);

    [Property]
    public void Parse_WrittenDate_RoundTrips(DateTime date, PositiveInt separator, short offset)
    {
        date = new DateTime(date.Ticks, DateTimeKind.Unspecified);
        var shift = TimeSpan.FromMinutes(offset % (14 * 60));
        var sign = shift < TimeSpan.Zero ? '-' : '+';
        var format = (separator.Get % 3) switch { 0 => "yyyy:MM:dd HH:mm:ss", 1 => "yyyy-MM-ddTHH:mm:ss", _ => "yyyy/MM/dd HH:mm:ss" };
        var text = $"{date.ToString(format + ".fffffff", CultureInfo.InvariantCulture)}{sign}{shift:hh\\:mm}";

        var parsed = TimestampParser.Parse(text);

        Assert.Equal(new Timestamp(date, shift, DatePrecision.Subsecond), parsed);
    }
}
