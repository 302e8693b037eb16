using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Bpp.Tests.Queries;

public sealed class BurstTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void Bursts_QuickShotsOfOneCamera_AreOneBurst()
    {
        _library.Photo(1, "2023-07-01 10:00:00");
        _library.Photo(2, "2023-07-01 10:00:01");
        _library.Photo(3, "2023-07-01 10:00:03");
        _library.Photo(4, "2023-07-01 10:00:06");
        _library.Photo(5, "2023-07-01 10:00:01", "camera_model = 'Two'");
        _library.Refresh();
        Assert.Equal(["1|1|1|3|0|Aurelia One", "2|1|2|3|1|Aurelia One", "3|1|3|3|3|Aurelia One"], _library.Rows("select photo_id, burst_id, position, size, seconds_in, camera from bursts order by photo_id"));
    }

    [Theory]
    [InlineData("date_precision = 'minute'")]
    [InlineData("date_source = 'file_name'")]
    [InlineData("date_source = 'file_modified'")]
    [InlineData("date_source = 'exif_modified'")]
    [InlineData("camera_model = null")]
    [InlineData("missing = true")]
    public void Bursts_TimeNotStatedByTheCamera_IsNoBurst(string facts)
    {
        for (var id = 1; id <= 3; id++)
            _library.Photo(id, $"2023-07-01 10:00:0{id}", facts);
        _library.Refresh();
        Assert.Empty(_library.Rows("from bursts"));
    }

    [Fact]
    public void Bursts_SettingGap_IsObeyed()
    {
        _library.Photo(1, "2023-07-01 10:00:00");
        _library.Photo(2, "2023-07-01 10:00:05");
        _library.Refresh();
        Assert.Empty(_library.Rows("from bursts"));
        _library.Decide("set", "burst_gap_seconds", "5");
        _library.Refresh();
        Assert.Equal(2, _library.Rows("from bursts").Count);
    }

    [Fact]
    public void Bursts_PhotosPutAway_LeaveTheOthersNumberedAnew()
    {
        for (var id = 1; id <= 4; id++)
            _library.Photo(id, $"2023-07-01 10:00:0{id}");
        _library.Photo(5, "2023-07-01 11:00:00");
        _library.Photo(6, "2023-07-01 11:00:01");
        _library.Refresh();
        _library.Say("hidden", 1, null, "1");
        _library.Say("trashed", 3, null, "1");
        Assert.Equal(["2|1|1|2", "4|1|2|2", "5|5|1|2", "6|5|2|2"], _library.Rows("select photo_id, burst_id, position, size from bursts order by photo_id"));
        _library.Say("hidden", 6, null, "1");
        Assert.Equal(["2", "4"], _library.Rows("select photo_id from bursts order by photo_id"));
    }

    [Fact]
    public void Bursts_RandomShots_NeverOutlastTheWindowNorHoldAGuess()
    {
        var shots = (from tenths in Gen.Choose(0, 600)
                     from camera in Gen.Choose(1, 2)
                     from exact in Gen.Choose(0, 4)
                     select (tenths, camera, exact: exact > 0)).ListOf(40);
        var cases = Gen.Zip(shots, Gen.Choose(0, 20)).ToArbitrary();
        Prop.ForAll(cases, example =>
        {
            var (taken, window) = example;
            _library.Clear();
            _library.Decide("set", "time_window_seconds", window.ToString(CultureInfo.InvariantCulture));
            _library.Photo(0, "2023-07-01 10:00:00");
            var values = string.Join(", ", taken.Select((shot, index) => $"({index + 1}, {shot.tenths}, 'C{shot.camera}', '{(shot.exact ? "subsecond" : "minute")}')"));
            _library.Execute($"""
                insert into facts.photos by name
                select photo.* replace (shot.id as photo_id, 's' || shot.id as sha256, photo.taken_at + to_milliseconds(100 * shot.tenths) as taken_at, shot.camera as camera_model, shot.precision as date_precision)
                from facts.photos as photo cross join (values {values}) as shot(id, tenths, camera, precision);
                insert into facts.measurements by name select measured.* replace (n as photo_id) from facts.measurements as measured cross join range(1, {taken.Count + 1}) as shots(n);
                delete from facts.photos where photo_id = 0;
                """);

            _library.Refresh();

            // Each burst as its own rows say, then against what must never be.
            Assert.Equal(_library.Rows("from burst_facts order by photo_id"), _library.Rows("select * exclude path from bursts order by photo_id"));
            Assert.Empty(_library.Rows($"select * from bursts where seconds_in >= greatest({window}, 1)"));
            Assert.Empty(_library.Rows("select burst.photo_id from bursts as burst inner join photos as photo using (photo_id) where photo.date_precision = 'minute'"));
            Assert.Empty(_library.Rows("select burst_id from bursts group by burst_id having count(distinct camera) > 1 or count(*) < 2 or count(*) <> any_value(size)"));
            Assert.Empty(_library.Rows("select burst_id from (select burst_id, seconds_in - lag(seconds_in) over (partition by burst_id order by position) as gap from bursts) where gap > 2 or gap < 0"));
            Assert.Empty(_library.Rows($"""
                select one.photo_id from bursts as one inner join bursts as other using (burst_id)
                where abs(epoch_us(one.taken_at) - epoch_us(other.taken_at)) >= 1000000 * greatest({window}, 1)
                """));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }
}
