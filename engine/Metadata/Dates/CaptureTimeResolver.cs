namespace Bpp.Engine.Metadata.Dates;

/// <summary>Chooses a photo's capture time among everything that was stated about it.</summary>
internal sealed class CaptureTimeResolver(TimeProvider time)
{
    /// <summary>Niépce's view from the window at Le Gras: no photograph is older.</summary>
    private static readonly DateTime Earliest = new(1826, 1, 1);

    /// <summary>How far two clocks that were read for the same exposure may differ.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(90);

    /// <summary>Zeros of the Macintosh, Unix and FAT clocks: a clock that was never set, not a date.</summary>
    private static readonly DateTime[] ClockZeros = [new(1904, 1, 1), new(1970, 1, 1), new(1980, 1, 1)];

    /// <summary>Fractions of an hour that time zones use, in minutes from UTC (IANA tz database, since 1970).</summary>
    private static readonly HashSet<int> FractionalOffsets =
        [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825];

    /// <param name="candidates">Everything stated; among equals of one source the first counts.</param>
    /// <param name="corrected">A sidecar's capture time, which overrules the file's own unless it says the same less exactly.</param>
    /// <returns>The most trusted plausible time, with its offset completed from UTC clocks where they allow; null when none is plausible.</returns>
    public CaptureTime? Resolve(IEnumerable<CaptureTime> candidates, CaptureTime? corrected = null)
    {
        var plausible = candidates.Where(IsPlausible).OrderBy(candidate => candidate.Source).ToList();
        var best = plausible.FirstOrDefault();
        if (corrected is not null && IsPlausible(corrected) && (best is null || !Agrees(corrected, best)))
            best = corrected;
        else if (corrected is { Offset: { } stated } && best is { Offset: null, Precision: >= DatePrecision.Minute })
            best = best with { Offset = stated };
        if (best is null)
            return null;

        best = plausible.Find(finer => finer.Source != DateSource.FileModified && finer.Precision > best.Precision
            && best.Precision <= DatePrecision.Day && Agrees(best, finer)) ?? best;
        return IsUtcOnly(best) ? LocalTwin(best, plausible) ?? best : best with { Offset = best.Offset ?? OffsetFromUtc(best, plausible) };
    }

    /// <summary>True when <paramref name="candidate"/> can be the time of a photograph: 1826 to tomorrow, and no clock's zero.</summary>
    public bool IsPlausible(CaptureTime candidate)
    {
        var tomorrow = time.GetUtcNow().UtcDateTime.AddDays(1);
        return candidate.Local >= Earliest
            && candidate.Local <= tomorrow
            && (candidate.Precision < DatePrecision.Minute || !ClockZeros.Contains(candidate.Local));
    }

    /// <summary>The difference between a local and a UTC clock as a time-zone offset, if it is one that exists.</summary>
    internal static TimeSpan? OffsetBetween(DateTime local, DateTime utc)
    {
        var difference = local - utc;
        var minutes = (int)Math.Round(difference.TotalMinutes / 15) * 15;
        if (minutes is < -12 * 60 or > 14 * 60 || (difference - TimeSpan.FromMinutes(minutes)).Duration() > ClockTolerance)
            return null;
        return minutes % 60 == 0 || FractionalOffsets.Contains(minutes) ? TimeSpan.FromMinutes(minutes) : null;
    }

    private static bool IsUtcOnly(CaptureTime candidate) =>
        candidate.Offset == TimeSpan.Zero && candidate.Source is DateSource.QuickTime or DateSource.Takeout or DateSource.Gps;

    private static TimeSpan? OffsetFromUtc(CaptureTime local, List<CaptureTime> all)
    {
        if (local.Precision < DatePrecision.Second || local.Source == DateSource.FileModified)
            return null;
        return all.Where(IsUtcOnly)
            .Where(utc => utc.Precision >= DatePrecision.Second)
            .Select(utc => OffsetBetween(local.Local, utc.Local))
            .FirstOrDefault(offset => offset is not null);
    }

    /// <summary>A UTC clock and a file name that states the wall clock of the same moment together give local time and offset.</summary>
    private static CaptureTime? LocalTwin(CaptureTime utc, List<CaptureTime> all)
    {
        var named = all.Find(candidate => candidate is { Source: DateSource.FileName, Offset: null, Precision: >= DatePrecision.Second });
        return named is not null && OffsetBetween(named.Local, utc.Local) is { } offset
            ? utc with { Local = utc.Local + offset, Offset = offset }
            : null;
    }

    /// <summary>True when <paramref name="fine"/> falls into the second, day, month or year that <paramref name="coarse"/> states.</summary>
    private static bool Agrees(CaptureTime coarse, CaptureTime fine)
    {
        if (fine.Precision < coarse.Precision)
            return false;
        return coarse.Precision switch
        {
            DatePrecision.Year => coarse.Local.Year == fine.Local.Year,
            DatePrecision.Month => coarse.Local.Year == fine.Local.Year && coarse.Local.Month == fine.Local.Month,
            DatePrecision.Day => coarse.Local.Date == fine.Local.Date,
            DatePrecision.Minute => (fine.Local - coarse.Local) is { TotalMinutes: >= 0 and < 1 },
            DatePrecision.Second => (fine.Local - coarse.Local) is { TotalSeconds: >= 0 and < 1 },
            _ => coarse.Local == fine.Local,
        };
    }
}
