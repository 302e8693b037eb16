using System.Reflection;
using DuckDB.NET.Data;

namespace Bpp.Engine.Storage;

/// <summary>
/// Appends records to one table by column name. DuckDB's own appender writes by position and corrupts memory when a value's type
/// differs from its column's, so every column is checked against the table before the first row.
/// </summary>
internal sealed class TableAppender<T>(string schema, string table)
{
    private readonly Dictionary<string, Column> _columns = [];
    private Column[] _inTableOrder = [];

    private delegate void WriteValue(IDuckDBAppenderRow row, T record);

    public TableAppender<T> Text(string name, Func<T, string?> get) => Add(name, "VARCHAR", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> TextList(string name, Func<T, IEnumerable<string>?> get) =>
        Add(name, "VARCHAR[]", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> SingleList(string name, Func<T, IEnumerable<float>?> get) =>
        Add(name, "FLOAT[]", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> Boolean(string name, Func<T, bool?> get) => Add(name, "BOOLEAN", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> Int8(string name, Func<T, sbyte?> get) => Add(name, "TINYINT", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> UInt8(string name, Func<T, byte?> get) => Add(name, "UTINYINT", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> Int16(string name, Func<T, short?> get) => Add(name, "SMALLINT", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> Int32(string name, Func<T, int?> get) => Add(name, "INTEGER", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> Int64(string name, Func<T, long?> get) => Add(name, "BIGINT", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> UInt64(string name, Func<T, ulong?> get) => Add(name, "UBIGINT", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> Single(string name, Func<T, float?> get) => Add(name, "FLOAT", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> Double(string name, Func<T, double?> get) => Add(name, "DOUBLE", (row, record) => row.AppendValue(get(record)));

    public TableAppender<T> Timestamp(string name, Func<T, DateTime?> get) =>
        Add(name, "TIMESTAMP", (row, record) => row.AppendValue(get(record)));

    /// <summary>Maps every float and ulong property of <typeparamref name="TPart"/> to the column of its name in snake case.</summary>
    public TableAppender<T> Properties<TPart>(Func<T, TPart> part)
    {
        foreach (var property in typeof(TPart).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            var name = SnakeCase.Of(property.Name);
            if (property.PropertyType == typeof(float))
            {
                var get = property.GetMethod!.CreateDelegate<Func<TPart, float>>();
                Single(name, record => get(part(record)));
            }
            else if (property.PropertyType == typeof(float?))
            {
                var get = property.GetMethod!.CreateDelegate<Func<TPart, float?>>();
                Single(name, record => get(part(record)));
            }
            else if (property.PropertyType == typeof(ulong))
            {
                var get = property.GetMethod!.CreateDelegate<Func<TPart, ulong>>();
                UInt64(name, record => get(part(record)));
            }
            else
            {
                throw new NotSupportedException($"{typeof(TPart).Name}.{property.Name}: no column type is defined for {property.PropertyType.Name}");
            }
        }

        return this;
    }

    /// <summary>Checks names and types against the table.</summary>
    /// <exception cref="InvalidOperationException">A column has no value, a value no column, or a type differs.</exception>
    public TableAppender<T> Bind(DuckDBConnection connection)
    {
        var inTable = connection.Query(
            "select column_name, data_type from duckdb_columns() where schema_name = $1 and table_name = $2 order by column_index",
            reader => (Name: reader.GetString(0), Type: reader.GetString(1)),
            schema,
            table);
        foreach (var (name, type) in inTable)
        {
            if (!_columns.TryGetValue(name, out var column))
                throw new InvalidOperationException($"{schema}.{table}.{name}: nothing is written to this column");
            if (column.Type != type)
                throw new InvalidOperationException($"{schema}.{table}.{name} is {type} and the value written to it is {column.Type}");
        }

        if (_columns.Keys.Except(inTable.Select(column => column.Name)).FirstOrDefault() is { } missing)
            throw new InvalidOperationException($"{schema}.{table} has no column {missing}");
        _inTableOrder = [.. inTable.Select(column => _columns[column.Name])];
        return this;
    }

    /// <summary>Appends within the connection's open transaction; without one, DuckDB would commit on its own.</summary>
    public void Append(DuckDBConnection connection, IReadOnlyCollection<T> records)
    {
        if (records.Count == 0)
            return;
        using var appender = connection.CreateAppender(schema, table);
        foreach (var record in records)
        {
            var row = appender.CreateRow();
            foreach (var column in _inTableOrder)
                column.Write(row, record);
            row.EndRow();
        }
    }

    private TableAppender<T> Add(string name, string type, WriteValue write)
    {
        _columns.Add(name, new Column(type, write));
        return this;
    }

    private sealed record Column(string Type, WriteValue Write);
}
