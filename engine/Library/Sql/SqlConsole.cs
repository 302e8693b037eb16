using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Library.Sql;

/// <summary>
/// Answers a user's question in SQL without letting it change anything: one SELECT, on a connection of its own, in a read-only
/// transaction that is always rolled back, with a time limit; files, network and settings are shut off for the whole instance.
/// </summary>
public sealed class SqlConsole(LibraryDatabase database)
{
    /// <summary>Values of <c>$name</c> in the query, as text; SQL casts them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// How much the process may grow while a query runs, bytes. DuckDB's own limit is for all connections together, and values in
    /// flight pass it by; what other work takes meanwhile counts too, which is why it is generous.
    /// </summary>
    /// <value>Null: as the setting <c>sql_memory_megabytes</c> says.</value>
    internal long? MostGrowth { get; init; }

    /// <summary>How long a query may run on that was cancelled and does not stop, before the process ends; null: as long as it likes.</summary>
    internal TimeSpan? MostOverrun { get; init; }

    /// <summary>What helps a query that ran out of time.</summary>
    internal string TimeRemedy { get; init; } = "--timeout or the setting sql_timeout_seconds allows more";

    /// <summary>Ends the process for a query that cannot be stopped.</summary>
    internal Action<string> LastResort { get; init; } = ProcessEnd.Now;

    /// <summary>Streams the result.</summary>
    /// <param name="sql">One SELECT.</param>
    /// <param name="writer">Receives the columns and rows.</param>
    /// <param name="timeLimit">The query is cancelled after this; null: as the setting <c>sql_timeout_seconds</c> says.</param>
    /// <param name="mostRows">Rows to write at most; null for all.</param>
    /// <param name="cancellationToken">Cancels the query within milliseconds.</param>
    /// <returns>False when there were more rows than <paramref name="mostRows"/>.</returns>
    /// <exception cref="UserException">Refused (exit code 2), failed, or out of time (exit code 1).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public bool Run(string sql, IResultWriter writer, TimeSpan? timeLimit, long? mostRows, CancellationToken cancellationToken) =>
        Guarded(sql, sql, timeLimit, (command, token) => Stream(command, writer, mostRows, token), cancellationToken);

    /// <summary>Writes the result as a Parquet file.</summary>
    /// <inheritdoc cref="Run"/>
    public void RunToParquet(string sql, Stream output, TimeSpan? timeLimit, long? mostRows, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(database.ExchangeFolder);
        var path = Path.Combine(database.ExchangeFolder, $"{Guid.NewGuid():N}.parquet");
        var query = $"from (\n{sql.TrimEnd().TrimEnd(';')}\n)" + (mostRows is { } rows ? string.Create(CultureInfo.InvariantCulture, $" limit {rows}") : "");
        try
        {
            Guarded(sql, $"copy ({query}) to '{path.Replace("'", "''", StringComparison.Ordinal)}' (format parquet)", timeLimit, (command, _) => command.ExecuteNonQuery(), cancellationToken);
            using var file = File.OpenRead(path);
            file.CopyTo(output);
        }
        finally
        {
            DerivedFiles.Delete(path);
        }
    }

    /// <summary>Refuses what <see cref="Run"/> would refuse before it runs.</summary>
    /// <inheritdoc cref="Run"/>
    public void Check(string sql, TimeSpan? timeLimit) => Guarded(sql, "", timeLimit, (_, _) => true, default);

    private T Guarded<T>(string asked, string executed, TimeSpan? askedLimit, Func<DuckDBCommand, CancellationToken, T> read, CancellationToken cancellationToken)
    {
        using var connection = database.Connect();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var grewTooLarge = false;
        var limits = Limits(connection, askedLimit);
        connection.Execute("begin transaction read only");
        try
        {
            deadline.CancelAfter(limits.Time);
            // from here: DuckDB works out what is constant while it plans
            using var watch = new QueryWatch(connection, deadline, limits, LastResort);
            try
            {
                SelectGate.Check(connection, asked, Parameters);
                deadline.Token.ThrowIfCancellationRequested();
                using var command = connection.CreateCommand();
                command.CommandText = executed;
                command.UseStreamingMode = true;
                foreach (var (name, value) in Parameters)
                    command.Parameters.Add(new DuckDBParameter(name, value));
                return read(command, deadline.Token);
            }
            finally
            {
                grewTooLarge = watch.GrewTooLarge;
            }
        }
        catch (Exception exception) when (exception is DuckDBException or UserException or OperationCanceledException && deadline.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (grewTooLarge)
                throw new UserException($"the query was stopped: it took more than {limits.Growth >> 20} MB of memory; ask for less at once, or raise the setting sql_memory_megabytes", ExitCode.Failure, exception);
            throw new UserException($"the query was stopped after {limits.Time.TotalSeconds:0.###} s; {TimeRemedy}", ExitCode.Failure, exception);
        }
        catch (DuckDBException exception)
        {
            throw new UserException(exception.Message, ExitCode.Failure, exception);
        }
        catch (InvalidOperationException exception) when (exception.Message.Contains("parameters", StringComparison.Ordinal))
        {
            throw new UserException($"the query has a parameter that was given no value; --param NAME=VALUE gives one ({exception.Message})", ExitCode.Usage, exception);
        }
        catch (ArgumentException exception) when (exception.Message.Contains("Unrecognised type", StringComparison.Ordinal))
        {
            throw new UserException($"{exception.Message}; cast it to varchar", ExitCode.Failure, exception);
        }
        finally
        {
            Rollback(connection);
        }
    }

    private SqlLimits Limits(DuckDBConnection connection, TimeSpan? asked)
    {
        if (asked is { } time && MostGrowth is { } most)
            return new SqlLimits(time, most) { Overrun = MostOverrun };
        var values = connection
            .Query("select key, value from settings where key in ('sql_timeout_seconds', 'sql_memory_megabytes')", row => (Key: row.GetString(0), Value: row.GetDouble(1)))
            .ToDictionary(row => row.Key, row => row.Value);
        return new SqlLimits(asked ?? TimeSpan.FromSeconds(values["sql_timeout_seconds"]), MostGrowth ?? (long)values["sql_memory_megabytes"] << 20) { Overrun = MostOverrun };
    }

    private static bool Stream(DuckDBCommand command, IResultWriter writer, long? mostRows, CancellationToken token)
    {
        using var reader = command.ExecuteReader();
        writer.Begin([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
        var readers = Enumerable.Range(0, reader.FieldCount).Select(column => SqlColumn.ReaderOf(reader, column)).ToArray();
        var values = new object?[reader.FieldCount];
        var complete = true;
        for (long row = 0; reader.Read(); row++)
        {
            token.ThrowIfCancellationRequested();
            if (row >= mostRows)
            {
                complete = false;
                break;
            }

            for (var column = 0; column < values.Length; column++)
                values[column] = readers[column](reader);
            writer.Row(values);
        }

        writer.End();
        return complete;
    }

    private static void Rollback(DuckDBConnection connection)
    {
        try
        {
            connection.Execute("rollback");
        }
        catch (DuckDBException)
        {
            // The statement's own error has ended the transaction already.
        }
    }
}
