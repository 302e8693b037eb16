using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Selection;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using DuckDB.NET.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Bpp.Tests.Selection;

public sealed class PicksTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LibraryDatabase _database;
    private readonly DuckDBConnection _connection;

    public PicksTests()
    {
        _database = BlankLibrary.Open(_folder["bpp.duckdb"]);
        _connection = _database.Connect();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Picks_RandomLibraries_EqualAPlainGreedy()
    {
        var cases = Gen.Zip(Libraries(), RandomRules()).ToArbitrary();
        Prop.ForAll(cases, example =>
        {
            var (library, rules) = example;
            Store(library);
            Assert.Equal(GreedyPicks.Choose(library, rules), Picked(rules));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Picks_FewerThanTheMonths_TakesTheMonthsWithTheBestPhotos()
    {
        Store([Photo(1, new(2023, 1, 1), 0.2), Photo(2, new(2023, 2, 1), 0.9), Photo(3, new(2023, 3, 1), 0.5)]);
        Assert.Equal([2, 3], Picked(new(2, 3, 1, 0, true, true)));
    }

    [Fact]
    public void Picks_NoDates_NoLimitHoldsThem()
    {
        Store([.. Enumerable.Range(1, 9).Select(id => Photo(id, null, id / 10.0))]);
        Assert.Equal([9, 8, 7, 6, 5], Picked(new(5, 1, 1, 1, true, true)));
        Assert.DoesNotContain(Reasons(), reason => reason.StartsWith("Relaxed", StringComparison.Ordinal));
    }

    [Fact]
    public void Picks_AllOnOneDay_RelaxesAndSaysSo()
    {
        Store([.. Enumerable.Range(1, 5).Select(id => Photo(id, new(2023, 7, 1), 0.5 + (id / 10.0)))]);
        Assert.Equal([5, 4, 3, 2, 1], Picked(new(50, 3, 1, 0, true, true)));
        Assert.Equal(["Best of July 2023", "Score 0.90, no. 2 of the day", "Score 0.80, no. 3 of the day"], Reasons().Take(3));
        Assert.All(Reasons().Skip(3), reason => Assert.StartsWith("Relaxed", reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Picks_Included_ComesFirstAndStandsForItsGroup()
    {
        Store([Photo(1, new(2023, 7, 1), 0.9) with { Group = 1 }, Photo(2, new(2023, 7, 1), 0.1) with { Group = 1, Override = "include" }]);
        Assert.Equal([2], Picked(new(50, 3, 1, 0, true, true)));
        Assert.Equal(["You included it"], Reasons());
    }

    [Fact]
    public void Picks_PersonToCover_ShowsTheirBestBeforeAnyLimitAndSaysSo()
    {
        Store([Photo(1, new(2023, 7, 1), 0.9), Photo(2, new(2023, 7, 1), 0.3) with { ShowsNoah = true }, Photo(3, new(2023, 7, 1), 0.4) with { ShowsNoah = true }]);
        Assert.Equal(["3 Best of Noah", "1 No. 2 of July 2023"], Read("select photo_id || ' ' || reason from picks(k := 2, min_per_month := 2, cover := ['Noah']) order by rank").Cast<string>());
        Assert.Equal(["3 Best of Noah"], Read("select photo_id || ' ' || reason from picks(k := 2, max_per_day := 1, max_per_month := 1, cover := ['pn'], among := [2, 3]) where not relaxed").Cast<string>());
    }

    [Fact]
    public void Picks_PersonToCoverOnAnIncludedPhoto_NeedsNoOther()
    {
        Store([Photo(1, null, 0.9), Photo(2, null, 0.3) with { ShowsNoah = true, Override = "include" }, Photo(3, null, 0.4) with { ShowsNoah = true }]);
        Assert.Equal([2L, 1L], Read("select photo_id from picks(k := 2, cover := ['Noah']) order by rank").Cast<long>());
    }

    [Fact]
    public void Picks_Among_ChoosesFromTheListOnlyAndFindsItsOwnKeepers()
    {
        Store([Photo(1, null, 0.9) with { Group = 1 }, Photo(2, null, 0.5) with { Group = 1 }, Photo(3, null, 0.4) with { Group = 1 }, Photo(4, null, 0.3)]);
        Assert.Equal([2L, 4L], Read("select photo_id from picks(k := 9, among := [2, 3, 4, 4, 77]) order by rank").Cast<long>());
        Assert.Empty(Read("select photo_id from picks(k := 9, among := [])"));
    }

    [Fact]
    public void Picker_WeightsOfTheCall_RankWithoutStoringThem()
    {
        Store([Photo(1, null, 0.9), Photo(2, null, 0.9)]);
        Execute("update facts.candidates set exposure = 0.1 where photo_id = 1; update facts.candidates set composition = 0.2 where photo_id = 2");
        Assert.Equal([1L, 2L], Ids(new PickWeights { Blur = 0, Exposure = 0, Face = 0, Composition = 1 }));
        Assert.Equal([2L, 1L], Ids(new PickWeights { Blur = 0, Exposure = 1, Face = 0, Composition = 0 }));
        Assert.Equal([2L, 1L], Ids(new PickWeights()));

        IEnumerable<long> Ids(PickWeights weights) => Picker.Pick(_database, new(9, null, null, null, []) { Weights = weights, Among = [1, 2] }).Select(pick => pick.PhotoId);
    }

    [Fact]
    public void Picks_BoostOfTheCall_CountsByPerson()
    {
        Store([Photo(1, null, 0.5), Photo(2, null, 0.4) with { Boosted = true }]);
        Assert.Equal([1L, 2L], Read("select photo_id from picks(boost := ['Emma'], face_selection_boost := 0.2) order by rank").Cast<long>());
        Assert.Equal([2L, 1L], Read("select photo_id from picks(boost := ['Emma'], face_selection_boost := 0.6) order by rank").Cast<long>());
    }

    [Theory]
    [InlineData("Emma")]
    [InlineData("emma")]
    [InlineData("EMMA")]
    public void Picker_PersonInAnyCase_IsKnown(string name)
    {
        Store([Photo(1, null, 0.5), Photo(2, null, 0.4) with { Boosted = true }]);
        var request = new PickRequest(9, null, null, null, [name]) { Weights = new PickWeights { FaceSelectionBoost = 0.6 } };
        Assert.Equal([2L, 1L], Picker.Pick(_database, request).Select(pick => pick.PhotoId));
    }

    [Theory]
    [InlineData("Emmma", "did you mean Emma?")]
    [InlineData("", "`bpp people list` shows who is there")]
    public void Picker_PersonNobodyKnows_IsRefusedWithARemedy(string name, string remedy)
    {
        Store([Photo(1, null, 0.5) with { Boosted = true }]);
        var refused = Assert.Throws<UserException>(() => Picker.Pick(_database, new(9, null, null, null, []) { Cover = [name] }));
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
    }

    private static GreedyPicks.Photo Photo(int id, DateOnly? day, double score) => new(id, day, score, score, null, null, null, false);

    private static Gen<List<GreedyPicks.Photo>> Libraries()
    {
        var photo =
            from day in Gen.Choose(0, 9)
            from spread in Gen.Elements(1, 11)
            from score in Gen.Choose(0, 8)
            from series in Gen.Choose(0, 3)
            from groupOf in Gen.Choose(0, 12)
            from sceneOf in Gen.Choose(0, 12)
            from fate in Gen.Choose(0, 11)
            from boosted in Gen.Choose(0, 3)
            from crowned in Gen.Choose(-8, 3)
            from noah in Gen.Choose(0, 4)
            select new GreedyPicks.Photo(
                0,
                day == 0 ? null : new DateOnly(2023, 1, 25).AddDays(day * spread),
                score / 8.0,
                series / 4.0,
                groupOf < 5 ? groupOf : null,
                sceneOf < 5 ? sceneOf : null,
                fate switch { 0 => "include", 1 => "exclude", _ => null },
                boosted == 0,
                Math.Max(0, crowned),
                noah == 0);
        return
            from size in Gen.Choose(0, 30)
            from photos in photo.ListOf(size)
            select photos.Select((one, index) => one with { Id = index + 1, Crowned = one.Crowned > 0 && one.Group is not null ? index + 1 : 0 }).ToList();
    }

    private static Gen<GreedyPicks.Rules> RandomRules() =>
        from k in Gen.Elements(0, 1, 3, 8, 100)
        from day in Gen.Choose(0, 3)
        from floor in Gen.Choose(0, 3)
        from month in Gen.Choose(0, 4)
        from variety in Gen.Elements(true, false)
        from dedup in Gen.Elements(true, false)
        from since in Gen.Choose(-40, 40)
        from until in Gen.Choose(0, 120)
        from cover in Gen.Elements("", "", "Noah", "Emma,Noah")
        select new GreedyPicks.Rules(k, day, floor, month, variety, dedup, Date(since, 1, 20), Date(until, 40, 80), cover);

    /// <summary>Mostly no limit.</summary>
    private static DateOnly? Date(int days, int least, int most) => days >= least && days <= most ? new DateOnly(2023, 1, 25).AddDays(days) : null;

    private void Store(List<GreedyPicks.Photo> library)
    {
        Execute("delete from facts.photos; delete from facts.days; delete from facts.candidates; delete from facts.near_duplicate_groups; delete from facts.person_photos; delete from facts.people; delete from decisions.events;");
        Execute("insert or ignore into facts.sources (source_id, root) values (1, '/photos')");
        Execute("insert into facts.people values ('pe', 'Emma', null, false, false, null), ('pn', 'Noah', null, false, false, null)");
        var days = library.Select(photo => photo.Day).OfType<DateOnly>().Distinct().Order().ToList();
        for (var number = 1; number <= days.Count; number++)
            Execute($"insert into facts.days values ({number}, date '{days[number - 1]:yyyy-MM-dd}', date_trunc('month', date '{days[number - 1]:yyyy-MM-dd}'))");
        foreach (var photo in library)
        {
            var day = photo.Day is { } date ? $"date '{date:yyyy-MM-dd}'" : "null";
            var dayNumber = photo.Day is { } known ? days.IndexOf(known) + 1 : 0;
            var place = ((long)(1000 - photo.Id) << 16) + dayNumber;
            var keeperKey = ((long)(photo.SeriesScore * 1_000_000) << 27) + 1000 - photo.Id;
            var isKeeper = photo.Group is null || photo.Id == GreedyPicks.Keeper(library.Where(other => other.Group == photo.Group).Select(other => other with { Crowned = 0 })).Id;
            Execute(string.Create(CultureInfo.InvariantCulture, $"""
                insert into facts.photos (photo_id, sha256, source_id, path, size, format, width, height, orientation, from_preview, missing, analyser, analysed_at, added_at, taken_at, date_source, date_precision)
                values ({photo.Id}, 's{photo.Id}', 1, 'p{photo.Id:000}.jpg', 1, 'jpeg', 1, 1, 1, false, false, 'test', timestamp '2024-01-01', timestamp '2024-01-01', {day}, 'exif_original', 'second');
                insert into facts.candidates (place, photo_id, day_no, dated, sharpness, exposure, composition, group_id, keeper_key, is_keeper, scene_id)
                values ({place}, {photo.Id}, {dayNumber}, {day}, {photo.Score}, {photo.Score}, {photo.Score}, {Or(photo.Group)}, {keeperKey}, {isKeeper}, {Or(photo.Scene)});
                """));
            if (photo.Group is { } group)
                Execute($"insert into facts.near_duplicate_groups values ({photo.Id}, {group})");
            if (photo.Boosted)
                Execute($"insert into facts.person_photos values ({photo.Id}, 'pe')");
            if (photo.ShowsNoah)
                Execute($"insert into facts.person_photos values ({photo.Id}, 'pn')");
            foreach (var kind in (string?[])[photo.Override, photo.Crowned > 0 ? "crown" : null])
            {
                if (kind is not null)
                    Execute($"insert into decisions.events (batch, happened_at, actor, kind, sha256, photo_id) values ('b', timestamp '2024-01-01', 'owner', '{kind}', 's{photo.Id}', {photo.Id})");
            }
        }

        PhotoDecisions.Refresh(_database);
    }

    private static string Or(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static string Quoted(DateOnly? date) => date is { } day ? $"'{day:yyyy-MM-dd}'" : "null";

    private List<int> Picked(GreedyPicks.Rules rules) =>
        [.. Read($"select photo_id from picks(k := {rules.K}, max_per_day := {rules.MaxPerDay}, min_per_month := {rules.MinPerMonth}, max_per_month := {rules.MaxPerMonth}, variety := {rules.Variety}, dedup := {rules.Dedup}, boost := ['Emma'], cover := {Cover(rules)}, since := {Quoted(rules.Since)}, until := {Quoted(rules.Until)}) order by rank").Select(id => (int)(long)id)];

    private static string Cover(GreedyPicks.Rules rules) => rules.Cover.Length > 0 ? $"['{rules.Cover.Replace(",", "', '", StringComparison.Ordinal)}']" : "null";

    private List<string> Reasons() => [.. Read("select reason from picks order by rank").Cast<string>()];

    private List<object> Read(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<object>();
        while (reader.Read())
            values.Add(reader.GetValue(0));
        return values;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
