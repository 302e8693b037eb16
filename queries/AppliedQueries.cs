using System.Data.Common;

namespace Bpp.Queries;

/// <summary>
/// The versioned SQL inside a database: <c>main.query_versions</c> remembers for each name which text was applied and how the database
/// printed it, so that an up-to-date open changes nothing, another build replaces what differs, and a view edited by hand is noticed.
/// </summary>
public static class AppliedQueries
{
    private const string CreateTable =
        """
        create table if not exists main.query_versions (
            name varchar not null,
            version integer not null,
            sha256 varchar not null,
            definition varchar not null,
            applied_at timestamp not null
        )
        """;

    /// <summary>
    /// Without quotes, brackets, spaces, commas and hints: DuckDB 1.5 prints the same view differently once it has been reloaded
    /// ("DATE" becomes DATE, cross join a comma, nested unions gain brackets, MATERIALIZED goes).
    /// </summary>
    private const string ReadDefinitions =
        """
        select name, regexp_replace(string_agg(definition, '; ' order by definition), '["()\s,]|CROSS JOIN|NOT MATERIALIZED|MATERIALIZED', '', 'g')
        from (
            select view_name as name, sql as definition
            from duckdb_views()
            where database_name = current_database() and schema_name = 'main' and not internal
            union all
            select function_name, concat_ws(' ', function_type, parameters, macro_definition)
            from duckdb_functions()
            where database_name = current_database() and schema_name = 'main' and not internal
        )
        group by name
        """;

    /// <summary>Makes the database's views and macros those of this build, and repairs drift.</summary>
    /// <param name="connection">An open connection; everything happens in one transaction of its own.</param>
    /// <param name="appliedAt">UTC.</param>
    /// <returns>Names whose definition was not the one that had been applied; empty when all is well.</returns>
    public static IReadOnlyList<string> Bring(DbConnection connection, DateTime appliedAt)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, CreateTable);
        var applied = ReadApplied(connection);
        var drifted = Drifted(connection, applied);
        if (drifted.Count > 0 || !IsThisBuild(applied))
        {
            DropStale(connection, applied);
            QueryCatalog.Apply(connection);
            Record(connection, appliedAt);
        }

        transaction.Commit();
        return drifted;
    }

    /// <summary>Names whose definition in the database is not the one that was applied. Changes nothing.</summary>
    public static IReadOnlyList<string> FindDrift(DbConnection connection) => Drifted(connection, ReadApplied(connection));

    private static bool IsThisBuild(Dictionary<string, Applied> applied) =>
        applied.Count == QueryCatalog.Objects.Count
        && QueryCatalog.Objects.All(file => applied.TryGetValue(file.Key, out var known) && known.Sha256 == file.Value.Sha256);

    private static List<string> Drifted(DbConnection connection, Dictionary<string, Applied> applied)
    {
        if (applied.Count == 0)
            return [];
        var definitions = ReadDictionary(connection, ReadDefinitions, reader => reader.GetString(1));
        return [.. applied.Where(one => definitions.GetValueOrDefault(one.Key) != one.Value.Definition).Select(one => one.Key).Order(StringComparer.Ordinal)];
    }

    private static void DropStale(DbConnection connection, Dictionary<string, Applied> applied)
    {
        foreach (var name in applied.Keys.Where(name => !QueryCatalog.Objects.ContainsKey(name)))
        {
            Execute(connection, $"drop view if exists main.\"{name}\"");
            Execute(connection, $"drop macro table if exists main.\"{name}\"");
            Execute(connection, $"drop macro if exists main.\"{name}\"");
        }
    }

    private static void Record(DbConnection connection, DateTime appliedAt)
    {
        Execute(connection, "delete from main.query_versions");
        var definitions = ReadDictionary(connection, ReadDefinitions, reader => reader.GetString(1));
        foreach (var (name, file) in QueryCatalog.Objects)
        {
            if (!definitions.TryGetValue(name, out var definition))
                throw new InvalidOperationException($"queries/{file.Path} does not define {name}");
            Execute(connection, "insert into main.query_versions values ($1, $2, $3, $4, $5)", name, file.Version, file.Sha256, definition, appliedAt);
        }
    }

    private static Dictionary<string, Applied> ReadApplied(DbConnection connection) =>
        ReadDictionary(connection, "select name, sha256, definition from main.query_versions", reader => new Applied(reader.GetString(1), reader.GetString(2)));

    private static Dictionary<string, T> ReadDictionary<T>(DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new Dictionary<string, T>(StringComparer.Ordinal);
        while (reader.Read())
            rows.Add(reader.GetString(0), read(reader));
        return rows;
    }

    private static void Execute(DbConnection connection, string sql, params object[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        command.ExecuteNonQuery();
    }

    private sealed record Applied(string Sha256, string Definition);
}
