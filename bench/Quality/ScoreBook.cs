using System.Globalization;
using Bpp.Engine.Measuring;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Bench.Quality;

/// <summary>A throw-away library in which the product's own SQL scores made frames.</summary>
internal sealed class ScoreBook : IDisposable
{
    private const string InsertPhotos = """
        insert into facts.photos
            (photo_id, sha256, source_id, path, size, format, width, height, orientation, from_preview, missing, analyser, analysed_at, added_at)
        select
            photo_id, photo_id::varchar, 1, photo_id || '.jpg', bytes, 'jpeg', width, height, 1, false, false, 'bench',
            timestamp '2020-01-01', timestamp '2020-01-01'
        from made
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("bpp-quality-").FullName;
    private readonly LibraryDatabase _database;
    private readonly DuckDBConnection _connection;

    /// <param name="series">Each inner list becomes one near-duplicate group.</param>
    public ScoreBook(IReadOnlyList<IReadOnlyList<MadeFrame>> series)
    {
        _database = LibraryDatabase.Open(Path.Combine(_folder, "bpp.duckdb"));
        _connection = _database.Connect();
        Run("create temp table made (photo_id bigint, bytes bigint, width integer, height integer)");
        Run("begin");
        Append(series);
        Run(InsertPhotos);
        AppendFaces(series);
        SeriesContext.Refresh(_connection);
        Run("insert into facts.candidates from candidate_facts");
        Run("commit");
    }

    /// <summary>Scores of <c>photo_scores</c>' columns or of <c>series_scores</c>, shaped like the series.</summary>
    public IReadOnlyList<double[]> Read(IReadOnlyList<IReadOnlyList<MadeFrame>> series, string column, string view)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"select {column} from {view} order by photo_id";
        using var reader = command.ExecuteReader();
        var scores = new List<double[]>();
        foreach (var frames in series)
        {
            var values = new double[frames.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = reader.Read() ? Convert.ToDouble(reader.GetValue(0), CultureInfo.InvariantCulture) : throw new InvalidDataException($"{view} lost a photo");
            scores.Add(values);
        }

        return scores;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
        DerivedFiles.DeleteFolder(_folder);
    }

    private void Append(IReadOnlyList<IReadOnlyList<MadeFrame>> series)
    {
        var columns = typeof(Measurements).GetProperties();
        using var made = _connection.CreateAppender("temp", "main", "made");
        using var measurements = _connection.CreateAppender("facts", "measurements");
        using var groups = _connection.CreateAppender("facts", "near_duplicate_groups");
        var id = 0L;
        foreach (var frames in series)
        {
            var group = id + 1;
            foreach (var frame in frames)
            {
                id++;
                made.CreateRow().AppendValue(id).AppendValue(frame.Bytes).AppendValue(frame.Width).AppendValue(frame.Height).EndRow();
                groups.CreateRow().AppendValue(id).AppendValue(group).EndRow();
                var row = measurements.CreateRow().AppendValue(id);
                foreach (var column in columns)
                    row = column.GetValue(frame.Measured) is ulong bits ? row.AppendValue(bits) : row.AppendValue((float)column.GetValue(frame.Measured)!);
                row.EndRow();
            }
        }
    }

    private void AppendFaces(IReadOnlyList<IReadOnlyList<MadeFrame>> series)
    {
        var faces = series
            .SelectMany(frames => frames)
            .SelectMany((frame, index) => (frame.Faces ?? []).Select(face => (PhotoId: index + 1L, Face: face)))
            .Select((item, index) => new FaceRow(index + 1L, item.PhotoId, item.Face))
            .ToList();
        if (faces.Count > 0)
            new FactsTables(_connection).Faces.Append(_connection, faces);
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
