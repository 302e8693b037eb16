using System.Globalization;
using Bpp.Engine.Decisions;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using DuckDB.NET.Data;

namespace Bpp.Tests.Queries;

/// <summary>
/// A temporary library of hand-written facts and decisions, asked through its public views. A photo starts as a good ordinary one:
/// a jpeg of 4000 × 3000 whose camera stated the second. Opening a library costs more than a test: a class shares one and clears it.
/// </summary>
public sealed class QueryLibrary : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DuckDBConnection _connection;
    private readonly string _clear;

    public QueryLibrary()
    {
        Database = BlankLibrary.Open(_folder["data/bpp.duckdb"]);
        _connection = Database.Connect();
        _clear = string.Join('\n', Rows("select format('delete from {}.{};', schema_name, table_name) from duckdb_tables() where schema_name in ('facts', 'decisions')"));
    }

    public LibraryDatabase Database { get; }

    /// <summary>Forgets everything.</summary>
    public QueryLibrary Clear()
    {
        Execute(_clear);
        return this;
    }

    /// <summary>Adds the photo <c>p{id}.jpg</c>.</summary>
    /// <param name="id">Its id, below a million.</param>
    /// <param name="takenAt">Its capture time as text; null for none.</param>
    /// <param name="facts">A <c>set</c> list for facts.photos, e.g. <c>format = 'raw'</c>.</param>
    /// <param name="measured">A <c>set</c> list for facts.measurements, e.g. <c>noise = 9</c>.</param>
    public void Photo(int id, string? takenAt = null, string? facts = null, string? measured = null)
    {
        var look = unchecked((ulong)id * 0x9E37_79B9_7F4A_7C15);
        Execute(string.Create(CultureInfo.InvariantCulture, $"""
            insert into facts.photos
                (photo_id, sha256, source_id, path, size, format, width, height, orientation, from_preview, missing, analyser, analysed_at, added_at, taken_at, date_source, date_precision, camera_make, camera_model)
            values
                ({id}, 's{id}', 1, 'p{id}.jpg', 3000000, 'jpeg', 4000, 3000, 1, false, false, 'test', timestamp '2020-01-01', timestamp '2020-01-01', {Text(takenAt)}::timestamp, {Text(takenAt is null ? null : "exif_original")}, {Text(takenAt is null ? null : "second")}, 'Aurelia', 'One');
            insert into facts.measurements
            select
                {id}, {look}, {look}, {look}, 0.4, 0.4, 0.5, 0.3, 0.35, 0.1, 0, 0.8, 0.8, 0.02, 0.45, 0.46, 0.02, 0.08, 0.9, 0.97, 0.22, 0.002, 0.002, 0, 0.5, 0, 0, 40,
                0.2, 0.5, 0.5, 0.4, 0.3, 0, 0, 0, 0.3;
            """));
        if (facts is not null)
            Execute($"update facts.photos set {facts} where photo_id = {id}");
        if (measured is not null)
            Execute($"update facts.measurements set {measured} where photo_id = {id}");
    }

    /// <summary>Adds copies of the look of <paramref name="like"/>: near-duplicates, a second apart.</summary>
    public void Series(int like, params (int Id, string? Measured)[] others)
    {
        foreach (var ((id, measured), second) in others.Select((other, index) => (other, index + 1)))
        {
            Photo(id, measured: measured);
            Execute($"""
                update facts.measurements set dhash = other.dhash, ahash = other.ahash, phash = other.phash from facts.measurements as other where measurements.photo_id = {id} and other.photo_id = {like};
                update facts.photos set taken_at = other.taken_at + interval {second} seconds, date_source = other.date_source, date_precision = other.date_precision from facts.photos as other where photos.photo_id = {id} and other.photo_id = {like};
                """);
        }
    }

    /// <summary>What the user decided about a photo.</summary>
    public void Decide(string kind, int photo, string batch = "b") =>
        Record($"insert into decisions.events (batch, happened_at, actor, kind, sha256, photo_id) values ('{batch}', timestamp '2024-01-01', 'owner', '{kind}', 's{photo}', {photo})");

    /// <summary>What the user said about a photo and a tag or an album; null takes it back.</summary>
    public void Say(string kind, int photo, string? subject, string? value) =>
        Record($"insert into decisions.events (batch, happened_at, actor, kind, sha256, photo_id, subject, value) values ('b', timestamp '2024-01-01', 'owner', '{kind}', 's{photo}', {photo}, {Text(subject)}, {Text(value)})");

    /// <summary>What the user decided about something else: a setting, a person, a batch.</summary>
    public void Decide(string kind, string subject, string? value = null, string batch = "b") =>
        Record($"insert into decisions.events (batch, happened_at, actor, kind, subject, value) values ('{batch}', timestamp '2024-01-01', 'owner', '{kind}', '{subject}', {Text(value)})");

    /// <summary>Computes groups, scenes, people and candidates, as at the end of an analysis.</summary>
    public void Refresh() => DerivedTables.Refresh(Database);

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Each row as its values joined by <c>|</c>: null is empty, numbers have at most four decimals, a date at midnight has no time.</summary>
    public List<string> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : Plain(reader.GetValue(column)))));
        return rows;
    }

    public T Scalar<T>(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        _connection.Dispose();
        Database.Dispose();
        _folder.Dispose();
    }

    /// <summary>Past the log, as a test of a view needs it.</summary>
    private void Record(string insert)
    {
        Execute(insert);
        PhotoDecisions.Refresh(Database);
        SubjectDecisions.Refresh(_connection);
    }

    private static string Text(string? value) => value is null ? "null" : $"'{value}'";

    private static string Plain(object value) => value switch
    {
        bool yes => yes ? "true" : "false",
        float or double => Math.Round(Convert.ToDouble(value, CultureInfo.InvariantCulture), 4).ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        decimal number => ((double)number).ToString(CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list and not string => string.Join(',', list.Cast<object>().Select(Plain)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
