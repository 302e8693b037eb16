using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Recovery;
using DuckDB.NET.Data;

namespace Bpp.Engine.Storage;

/// <summary>
/// Copies of a library's database, made through DuckDB: reading the file from inside the process that has it open would drop DuckDB's
/// lock. The copy is made in the exchange folder, the one place SQL may write to, while others read and write on.
/// </summary>
internal static class LibraryBackup
{
    private const string TablesSql =
        "select schema_name, table_name from duckdb_tables() where database_name = current_database() and not internal and not temporary order by all";

    /// <summary>What changes with every analysis, every import and every decision.</summary>
    private const string StateSql =
        """
        select concat_ws('-',
            (select coalesce(max(event_id), 0) from decisions.events),
            (select coalesce(max(run_id), 0) from facts.runs),
            (select count(*) from facts.photos),
            (select count(*) from facts.files),
            (select coalesce(epoch_us(max(analysed_at)), 0) from facts.photos))
        """;

    /// <summary>Copies every table to <c>backups/bpp-v&lt;schema&gt;-&lt;time&gt;.duckdb</c>, counts the rows of the copy, and describes it beside.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="databasePath">The database.</param>
    /// <param name="kind">Why.</param>
    /// <param name="schemaVersion">Its version.</param>
    /// <param name="now">UTC, for the name.</param>
    /// <returns>Path of the backup.</returns>
    /// <exception cref="UserException">The copy could not be written or differs; nothing has been changed.</exception>
    public static string Take(DuckDBConnection connection, string databasePath, BackupKind kind, long schemaVersion, DateTime now)
    {
        var folder = new BackupFolder(databasePath);
        var path = folder.NewPath(schemaVersion, now);
        var exchange = LibraryDatabase.ExchangeFolderOf(databasePath);
        var partial = Path.Combine(exchange, $"{Guid.NewGuid():N}.duckdb");
        try
        {
            Directory.CreateDirectory(exchange);
            Directory.CreateDirectory(folder.Path);
            var state = connection.Scalar<string>(StateSql)!;
            var rows = Copy(connection, partial);
            folder.Add(partial, path, new BackupInfo(kind, schemaVersion, now, state, Of("photos"), Of("events"), new FileInfo(partial).Length, rows));
            folder.Rotate();
            return path;

            long Of(string table) => rows.FirstOrDefault(row => row.Key.EndsWith($".\"{table}\"", StringComparison.Ordinal)).Value;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DuckDBException)
        {
            Discard(partial);
            throw new UserException($"{path}: the backup failed, so nothing was changed: {exception.Message}. Check the disk's free space and permissions.", ExitCode.Failure, exception);
        }
    }

    /// <summary>Names the present facts and decisions; see <see cref="BackupInfo.State"/>.</summary>
    public static string StateOf(DuckDBConnection connection) => connection.Scalar<string>(StateSql)!;

    /// <summary>The tables of a connection's database as <c>"schema"."table"</c>.</summary>
    public static IReadOnlyList<string> Tables(DuckDBConnection connection) =>
        connection.Query(TablesSql, row => $"{Quoted(row.GetString(0))}.{Quoted(row.GetString(1))}");

    /// <summary>
    /// One snapshot, so that what is decided meanwhile is wholly in the copy or not at all. It is fixed first; then the schema is copied, whose
    /// sequences are then not behind the rows. DuckDB copies a schema outside of transactions only, hence a second connection.
    /// </summary>
    private static Dictionary<string, long> Copy(DuckDBConnection connection, string path)
    {
        var database = Quoted(connection.Scalar<string>("select current_database()")!);
        var alias = Quoted(string.Create(CultureInfo.InvariantCulture, $"backup_{Guid.NewGuid():N}"));
        var tables = Tables(connection); // before the transaction: it looks into every database, and so would fix the copy's state as well
        using var schemas = new DuckDBConnection(connection.ConnectionString);
        schemas.Open();
        schemas.Execute($"attach '{path.Replace("'", "''", StringComparison.Ordinal)}' as {alias}");
        try
        {
            var rows = new Dictionary<string, long>(StringComparer.Ordinal);
            using (var transaction = connection.BeginTransaction())
            {
                foreach (var table in tables)
                    rows.Add(table, connection.Scalar<long>($"select count(*) from {database}.{table}"));
                schemas.Execute($"copy from database {database} to {alias} (schema)");
                foreach (var (table, count) in rows)
                {
                    connection.Execute($"insert into {alias}.{table} select * from {database}.{table}");
                    if (count != connection.Scalar<long>($"select count(*) from {alias}.{table}"))
                        throw new IOException($"the copy of {table} has another number of rows");
                }

                transaction.Commit();
            }

            schemas.Execute($"checkpoint {alias}");
            return rows;
        }
        finally
        {
            schemas.Execute($"detach {alias}");
        }
    }

    private static void Discard(string partial)
    {
        try
        {
            DerivedFiles.Delete(partial);
            DerivedFiles.Delete(partial + ".wal");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is emptied when the library is opened.
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
