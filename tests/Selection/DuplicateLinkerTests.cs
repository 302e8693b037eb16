using Bpp.Engine.Decisions;
using Bpp.Engine.Selection;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Selection;

public sealed class DuplicateLinkerTests
{
    private const ulong Look = 0x0F0F_3355_AACC_1248;

    [Fact]
    public void Refresh_TwoAlike_WritesOneGroupOnceAndFillsTheCandidates()
    {
        using var folder = new TempFolder();
        using var database = BlankLibrary.Open(folder["bpp.duckdb"]);
        Store(database, 1, Look, "2023-07-01 10:00:00");
        Store(database, 2, Look ^ 1, "2023-07-01 10:00:05");
        Store(database, 3, ~Look, "2023-07-01 10:00:06");

        Assert.True(DuplicateLinker.Refresh(database));
        Assert.Equal(2L, Scalar(database, "select count(*) from near_duplicates where group_id = 1"));
        Assert.Equal(5.0, Scalar(database, "select seconds_apart from facts.near_duplicate_pairs"));
        Assert.Equal(3L, Scalar(database, "select count(*) from facts.candidates"));
        Assert.Equal(0L, Scalar(database, "select count(*) from facts.candidates full join (select * from near_duplicates where is_keeper) as keeper using (photo_id) where candidates.is_keeper is distinct from coalesce(keeper.is_keeper, candidates.group_id is null)"));
        Assert.Equal(2L, Scalar(database, "select count(*) from picks"));
        Assert.False(DuplicateLinker.Refresh(database));
    }

    [Fact]
    public void Refresh_SettingChanged_GroupsAnew()
    {
        using var folder = new TempFolder();
        using var database = BlankLibrary.Open(folder["bpp.duckdb"]);
        Store(database, 1, Look, "2023-07-01 10:00:00");
        Store(database, 2, Look ^ 0x1FF, "2023-07-01 10:00:05");
        DuplicateLinker.Refresh(database);
        Assert.Equal(2L, Scalar(database, "select count(*) from facts.near_duplicate_groups"));

        new DecisionLog(database, TimeProvider.System).Append([new DecisionEvent("set", Subject: "hash_distance_threshold", Value: "3")]);
        Assert.True(DuplicateLinker.Refresh(database));
        Assert.Equal(0L, Scalar(database, "select count(*) from facts.near_duplicate_groups"));
    }

    private static void Store(LibraryDatabase database, long id, ulong hash, string takenAt)
    {
        var columns = Scalar(database, "select string_agg(column_name, ', ') from information_schema.columns where table_schema = 'facts' and table_name = 'measurements' and column_name not in ('photo_id', 'dhash', 'ahash')");
        Scalar(database, $"""
            insert into facts.photos (photo_id, sha256, source_id, path, size, format, width, height, orientation, from_preview, missing, analyser, analysed_at, added_at, taken_at, date_source, date_precision)
            values ({id}, 's{id}', 1, 'p{id}.jpg', 1, 'jpeg', 10, 10, 1, false, false, 'test', timestamp '2024-01-01', timestamp '2024-01-01', timestamp '{takenAt}', 'exif_original', 'second')
            """);
        Scalar(database, $"insert into facts.measurements (photo_id, dhash, ahash, {columns}) select {id}, {hash}, {hash}, {string.Join(", ", ((string)columns!).Split(", ").Select(_ => "0.5"))}");
    }

    private static object? Scalar(LibraryDatabase database, string sql)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
