namespace Bpp.Engine.Metadata.Dates;

/// <summary>
/// Reads the timestamps cameras and programs write: EXIF <c>2023:07:14 15:30:12</c>, ISO 8601 / XMP <c>2023-07-14T15:30:12.5+02:00</c>,
/// shortened forms down to the year, and IPTC <c>20230714</c>. Never throws.
/// </summary>
internal static class TimestampParser
{
    private const int LongestTimestamp = 64;

    /// <summary>Parses <paramref name="text"/>; what it does not state is padding (first month, first day, midnight).</summary>
    /// <returns>Null when it is no timestamp, or one of an impossible calendar day.</returns>
    public static Timestamp? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \0\"");
        if (text.Length is < 4 or > LongestTimestamp)
            return null;

        var cursor = new Cursor(text);
        if (!cursor.Digits(4, out var year) || year == 0)
            return null;
        if (!TryDate(ref cursor, out var month, out var day))
            return null;
        if (month == 0)
            return new Timestamp(new DateTime(year, 1, 1), null, DatePrecision.Year);
        if (month > 12)
            return null;
        if (day == 0)
            return new Timestamp(new DateTime(year, month, 1), null, DatePrecision.Month);
        if (day > DateTime.DaysInMonth(year, month))
            return null;

        var date = new DateTime(year, month, day);
        return Time(ref cursor, date);
    }

    /// <summary>Parses an offset from UTC: <c>Z</c>, <c>+02:00</c>, <c>-0330</c>, <c>+9</c>. Null when absent or beyond ±14 h.</summary>
    public static TimeSpan? ParseOffset(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \0\"");
        if (text.Length is 0 or > 9)
            return null;
        if (text is "Z" or "z" or "UTC" or "GMT")
            return TimeSpan.Zero;
        if (text[0] is not ('+' or '-'))
            return null;

        var cursor = new Cursor(text[1..]);
        if (!cursor.Digits(2, out var hours) && !cursor.Digits(1, out hours))
            return null;
        cursor.Skip(':');
        if (!cursor.Digits(2, out var minutes))
            minutes = 0;
        var offset = new TimeSpan(hours, minutes, 0);
        if (minutes > 59 || offset > TimeSpan.FromHours(14))
            return null;
        return text[0] == '-' ? -offset : offset;
    }

    private static bool TryDate(ref Cursor cursor, out int month, out int day)
    {
        month = 0;
        day = 0;
        if (cursor.AtEnd)
            return true;
        var separated = cursor.SkipAny(":-/. ");
        if (!cursor.Digits(2, out month) && !(separated && cursor.Digits(1, out month)))
            return false;
        if (cursor.AtEnd)
            return true;
        separated = cursor.SkipAny(":-/. ");
        return cursor.Digits(2, out day) || (separated && cursor.Digits(1, out day));
    }

    private static Timestamp Time(ref Cursor cursor, DateTime date)
    {
        cursor.SkipAll("Tt: ");
        if (!(cursor.Digits(2, out var hour) || cursor.Digits(1, out hour)) || hour > 23)
            return new Timestamp(date, null, DatePrecision.Day);
        cursor.SkipAny(":.");
        if (!(cursor.Digits(2, out var minute) || cursor.Digits(1, out minute)) || minute > 59)
            return new Timestamp(date, null, DatePrecision.Day);
        var time = date.AddMinutes((hour * 60) + minute);

        var separated = cursor.SkipAny(":.");
        if (!(cursor.Digits(2, out var second) || (separated && cursor.Digits(1, out second))) || second > 59)
            return new Timestamp(time, ParseOffset(cursor.Rest), DatePrecision.Minute);
        time = time.AddSeconds(second);

        if (!cursor.SkipAny(".,") || !cursor.Fraction(out var ticks))
            return new Timestamp(time, ParseOffset(cursor.Rest), DatePrecision.Second);
        return new Timestamp(time.AddTicks(ticks), ParseOffset(cursor.Rest), DatePrecision.Subsecond);
    }

    /// <summary>A position in the text being read.</summary>
    private ref struct Cursor(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _text = text;

        public readonly bool AtEnd => _text.Trim().IsEmpty;

        public readonly ReadOnlySpan<char> Rest => _text;

        public bool Digits(int count, out int value)
        {
            value = 0;
            if (_text.Length < count)
                return false;
            foreach (var c in _text[..count])
            {
                if (!char.IsAsciiDigit(c))
                    return false;
                value = (value * 10) + (c - '0');
            }

            _text = _text[count..];
            return true;
        }

        public bool SkipAny(ReadOnlySpan<char> separators)
        {
            if (_text.IsEmpty || !separators.Contains(_text[0]))
                return false;
            _text = _text[1..];
            return true;
        }

        public void SkipAll(ReadOnlySpan<char> separators) => _text = _text.TrimStart(separators);

        public void Skip(char separator)
        {
            if (!_text.IsEmpty && _text[0] == separator)
                _text = _text[1..];
        }

        /// <summary>A decimal fraction of a second as ticks of 100 ns; digits beyond the seventh are dropped.</summary>
        public bool Fraction(out long ticks)
        {
            ticks = 0;
            var scale = TimeSpan.TicksPerSecond;
            var count = 0;
            while (count < _text.Length && char.IsAsciiDigit(_text[count]))
            {
                scale /= 10;
                ticks += (_text[count] - '0') * scale;
                count++;
            }

            _text = _text[count..];
            return count > 0;
        }
    }
}
