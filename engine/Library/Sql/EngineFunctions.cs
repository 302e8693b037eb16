using System.Text.Json;
using Bpp.Engine.Cli;
using DuckDB.NET.Data;

namespace Bpp.Engine.Library.Sql;

/// <summary>
/// Refuses the table functions that look like a SELECT and change the database engine: its log, its profiler, its checkpoints. They need
/// no transaction, ignore locked settings, and a log that cannot be written ends the whole process. With them goes the one that runs
/// SQL in a connection of its own, where nobody looks.
/// </summary>
internal static class EngineFunctions
{
    private static readonly HashSet<string> Refused = new(
        ["enable_logging", "disable_logging", "truncate_duckdb_logs", "enable_profiling", "disable_profiling", "checkpoint", "force_checkpoint", "json_execute_serialized_sql"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What a query must contain to get at one: its name, or a function that takes SQL as text, where the name may be pieced together.</summary>
    private static readonly string[] Signs = ["_logging", "_profiling", "_logs", "checkpoint", "query", "serialized"];

    /// <param name="connection">Where the query will run.</param>
    /// <param name="sql">One SELECT.</param>
    /// <param name="parameters">Values of <c>$name</c>, without which some queries have no plan.</param>
    /// <exception cref="UserException">It calls one (exit code 2).</exception>
    public static void Check(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, string>? parameters)
    {
        if (!Signs.Any(sign => sql.Contains(sign, StringComparison.OrdinalIgnoreCase)))
            return;
        // The plan has every function that would run, through views, macros and SQL in text; the query itself could hide a name.
        using var command = connection.CreateCommand();
        command.CommandText = $"explain (format json) {sql}";
        foreach (var (name, value) in parameters ?? new Dictionary<string, string>())
            command.Parameters.Add(new DuckDBParameter(name, value));
        if (Plan(command).SelectMany(plan => Names(plan)).FirstOrDefault(Refused.Contains) is { } found)
            throw new UserException($"{found.ToLowerInvariant()}() reaches into the database engine and is not allowed here", ExitCode.Usage);
    }

    private static List<JsonElement> Plan(DuckDBCommand command)
    {
        try
        {
            using var reader = command.ExecuteReader();
            var plans = new List<JsonElement>();
            while (reader.Read())
                plans.Add(JsonSerializer.Deserialize<JsonElement>(reader.GetString(1)));
            return plans;
        }
        catch (DuckDBException exception)
        {
            // also a PRAGMA that stands for a SELECT: it has no plan that could be looked at
            throw new UserException(exception.Message, ExitCode.Usage, exception);
        }
    }

    /// <summary>The names of the steps, and of the functions they call.</summary>
    private static IEnumerable<string> Names(JsonElement plan) => plan.ValueKind switch
    {
        JsonValueKind.Array => plan.EnumerateArray().SelectMany(Names),
        JsonValueKind.Object => plan.EnumerateObject().SelectMany(part => part.Value.ValueKind == JsonValueKind.String && part.Name is "name" or "Function" ? [part.Value.GetString()!.Trim()] : Names(part.Value)),
        _ => [],
    };
}
