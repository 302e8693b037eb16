using Bpp.Engine.Faces;
using Bpp.Queries;
using DuckDB.NET.Data;

namespace Bpp.Bench.Quality.Faces;

/// <summary>Asks the product's own macros, in an empty database, what the readings of two eyes mean.</summary>
internal sealed class EyeJudge : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public EyeJudge()
    {
        _connection.Open();
        foreach (var name in new[] { "eyes_open", "eyes_closed" })
        {
            using var command = _connection.CreateCommand();
            command.CommandText = QueryCatalog.Objects[name].CurrentSql;
            command.ExecuteNonQuery();
        }
    }

    /// <param name="face">Null where none was found: nothing was read.</param>
    public EyeVerdict Of(FaceFacts? face)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select eyes_open($1::float, $2::float, $3::float)::float, coalesce(eyes_closed($1::float, $2::float, $3::float), false)";
        foreach (var value in new[] { face?.LeftEyeOpen, face?.RightEyeOpen, face?.Yaw })
            command.Parameters.Add(new DuckDBParameter(value is { } known ? known : DBNull.Value));
        using var row = command.ExecuteReader();
        row.Read();
        return new EyeVerdict(row.IsDBNull(0) ? null : row.GetFloat(0), row.GetBoolean(1));
    }

    public void Dispose() => _connection.Dispose();
}
