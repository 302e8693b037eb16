using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Bpp.Engine.Cli;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Bpp.Engine.Library.Sql;

/// <summary>Lets exactly one SELECT pass (FROM-first, DESCRIBE, SHOW and SUMMARIZE are SELECTs to DuckDB), as DuckDB's own parser sees it.</summary>
internal static partial class SelectGate
{
    private const int SelectStatement = 1;

    /// <summary>DuckDB looks up the values with a statement that creates a type, which a read-only transaction and this gate refuse alike.</summary>
    private const string PivotRemedy =
        "PIVOT without its values is several statements to DuckDB, of which one creates a type, and only one SELECT is allowed here. Name the values, PIVOT … ON column IN ('a', 'b') …, or group and count by hand: count(*) FILTER (WHERE column = 'a')";

    /// <param name="connection">Where the query will run.</param>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">Values of <c>$name</c> in it.</param>
    /// <exception cref="UserException">It is something else, does not parse, or calls one of the <see cref="EngineFunctions"/> (exit code 2).</exception>
    public static void Check(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(connection.NativeConnection, sql, out var statements);
        using (statements)
        {
            if (count <= 0)
                throw new UserException(NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) is { Length: > 0 } error ? error : "there is no SQL statement", ExitCode.Usage);
            if (count > 1)
                throw new UserException(Pivot().IsMatch(sql) ? PivotRemedy : "only one statement at a time is allowed", ExitCode.Usage);
            var state = NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(connection.NativeConnection, statements, 0, out var prepared);
            using (prepared)
            {
                if (state != DuckDBState.Success)
                    throw new UserException(NativeMethods.PreparedStatements.DuckDBPrepareError(prepared) ?? "the statement cannot be prepared", ExitCode.Usage);
                if (StatementType(prepared.DangerousGetHandle()) != SelectStatement)
                    throw new UserException("only SELECT is allowed here (also FROM …, DESCRIBE, SHOW, SUMMARIZE)", ExitCode.Usage);
            }
        }

        EngineFunctions.Check(connection, sql, parameters);
    }

    [GeneratedRegex(@"\bpivot(_wider)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pivot();

    [LibraryImport("duckdb", EntryPoint = "duckdb_prepared_statement_type")]
    private static partial int StatementType(IntPtr statement);
}
