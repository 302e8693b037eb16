using System.Globalization;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Dates;

namespace Bpp.Tests.Metadata;

public sealed class CaptureTimeResolverTests
{
    private readonly CaptureTimeResolver _resolver = new(MetadataFiles.Clock());

    [Fact]
    public void Resolve_SeveralSources_TakesMostTrusted()
    {
        var original = Time("2020-01-02T03:04:05", DateSource.ExifOriginal);

        var resolved = _resolver.Resolve([Time("2021-01-02T03:04:05", DateSource.FileName), original, Time("2019-01-01", DateSource.Xmp)]);

        Assert.Equal(original, resolved);
    }

    [Theory]
    [InlineData("1825-12-31T23:59:59")]
    [InlineData("2025-06-02T12:00:01")]
    [InlineData("1970-01-01")]
    [InlineData("1980-01-01")]
    [InlineData("1904-01-01")]
    public void Resolve_ImplausibleTime_FallsToNextSource(string local)
    {
        var named = Time("2020-01-02T03:04:05", DateSource.FileName);

        Assert.Equal(named, _resolver.Resolve([Time(local, DateSource.ExifOriginal), named]));
    }

    [Fact]
    public void Resolve_DayOfScannedPhoto_MayBeAClocksZero()
    {
        var day = Time("1970-01-01", DateSource.Xmp, DatePrecision.Day);

        Assert.Equal(day, _resolver.Resolve([day]));
    }

    [Theory]
    [InlineData("2023-07-14T13:30:12", 120)]
    [InlineData("2023-07-14T13:29:50", 120)]
    [InlineData("2023-07-14T09:45:12", 345)]
    [InlineData("2023-07-14T15:30:12", 0)]
    [InlineData("2023-07-14T13:45:12", null)]
    [InlineData("2023-07-14T13:35:12", null)]
    [InlineData("2023-07-12T15:30:12", null)]
    public void Resolve_GpsClock_GivesOffsetWhereOneExists(string utc, int? minutes)
    {
        var resolved = _resolver.Resolve([Time("2023-07-14T15:30:12", DateSource.ExifOriginal), Utc(utc, DateSource.Gps)]);

        Assert.Equal(minutes is null ? null : TimeSpan.FromMinutes(minutes.Value), resolved?.Offset);
        Assert.Equal(DateSource.ExifOriginal, resolved?.Source);
    }

    [Fact]
    public void Resolve_StatedOffset_IsNotReplacedByGps()
    {
        var stated = Time("2023-07-14T15:30:12", DateSource.ExifOriginal) with { Offset = TimeSpan.FromHours(3) };

        Assert.Equal(TimeSpan.FromHours(3), _resolver.Resolve([stated, Utc("2023-07-14T13:30:12", DateSource.Gps)])?.Offset);
    }

    [Fact]
    public void Resolve_TakeoutUtcAndNamedWallClock_GivesLocalTime()
    {
        var resolved = _resolver.Resolve([Utc("2023-07-14T13:30:13", DateSource.Takeout), Time("2023-07-14T15:30:12", DateSource.FileName)]);

        Assert.Equal(new DateTime(2023, 7, 14, 15, 30, 13), resolved?.Local);
        Assert.Equal(TimeSpan.FromHours(2), resolved?.Offset);
        Assert.Equal(DateSource.Takeout, resolved?.Source);
    }

    [Fact]
    public void Resolve_TakeoutAlone_StaysUtc()
    {
        var takeout = Utc("2023-07-14T13:30:13", DateSource.Takeout);

        Assert.Equal(takeout, _resolver.Resolve([takeout]));
    }

    [Fact]
    public void Resolve_DayRefinedByNameOfThatDay_TakesTheName()
    {
        var day = Time("2023-07-14", DateSource.Xmp, DatePrecision.Day);
        var named = Time("2023-07-14T15:30:12", DateSource.FileName);

        Assert.Equal(named, _resolver.Resolve([day, named]));
        Assert.Equal(day, _resolver.Resolve([day, named with { Local = named.Local.AddDays(1) }]));
        Assert.Equal(day, _resolver.Resolve([day, named with { Source = DateSource.FileModified }]));
    }

    [Fact]
    public void Resolve_CorrectedBySidecar_OverrulesUnlessLessExact()
    {
        var original = Time("2023-07-14T15:30:12.5", DateSource.ExifOriginal, DatePrecision.Subsecond);
        var corrected = Time("2022-07-14T15:30:12", DateSource.Xmp);

        Assert.Equal(corrected, _resolver.Resolve([original], corrected));
        Assert.Equal(original, _resolver.Resolve([original], Time("2023-07-14T15:30:12", DateSource.Xmp)));
    }

    [Fact]
    public void Resolve_Nothing_IsNull() => Assert.Null(_resolver.Resolve([]));

    private static CaptureTime Time(string local, DateSource source, DatePrecision precision = DatePrecision.Second) =>
        new(DateTime.Parse(local, CultureInfo.InvariantCulture), null, source, precision);

    private static CaptureTime Utc(string local, DateSource source) => Time(local, source) with { Offset = TimeSpan.Zero };
}
