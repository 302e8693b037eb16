using Bpp.Engine.Measuring;
using Bpp.Engine.Selection;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using DuckDB.NET.Data;

namespace Bpp.Tests.Scoring;

/// <summary>A temporary library with a few hand-written rows of facts. Rows start as a good ordinary photo.</summary>
internal sealed class ScoringLibrary : IDisposable
{
    private const string Ordinary = """
        insert into facts.measurements
        select
            $id, 0, 0, 0, 0.4, 0.4, 0.5, 0.3, 0.35, 0.1, 0, 0.8, 0.8, 0.02, 0.45, 0.46, 0.02, 0.08, 0.9, 0.97, 0.22, 0.002, 0.002, 0, 0.5, 0, 0, 40,
            0.2, 0.5, 0.5, 0.4, 0.3, 0, 0, 0, 0.3
        """;

    private const string Photo = """
        insert into facts.photos
            (photo_id, sha256, source_id, path, size, format, width, height, orientation, from_preview, missing, analyser, analysed_at, added_at)
        values ($id, $id, 1, $id || '.jpg', 3000000, 'jpeg', 4000, 3000, 1, false, false, 'test', timestamp '2020-01-01', timestamp '2020-01-01')
        """;

    private readonly TempFolder _folder = new();
    private readonly LibraryDatabase _database;
    private readonly DuckDBConnection _connection;

    public ScoringLibrary()
    {
        _database = BlankLibrary.Open(_folder["data/bpp.duckdb"]);
        _connection = _database.Connect();
    }

    /// <summary>Adds a photo; <paramref name="changes"/> is a <c>set</c> list, e.g. <c>noise = 9</c>.</summary>
    public void Add(int id, string? changes = null, int? group = null)
    {
        var text = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Run(Photo.Replace("$id", text, StringComparison.Ordinal));
        Run(Ordinary.Replace("$id", text, StringComparison.Ordinal));
        if (changes is not null)
            Run($"update facts.measurements set {changes} where photo_id = {text}");
        if (group is not null)
            Run($"insert into facts.near_duplicate_groups values ({text}, {group})");
    }

    /// <summary>Stores the photos' components, as the end of an analysis does.</summary>
    public void RefreshScores() => DuplicateLinker.Refresh(_database);

    public void RefreshSeries() => SeriesContext.Refresh(_connection);

    public T Scalar<T>(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    public List<string> Strings(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
