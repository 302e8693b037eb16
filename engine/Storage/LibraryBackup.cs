using System.Globalization;
using Bpp.Engine.Cli;
using DuckDB.NET.Data;

namespace Bpp.Engine.Storage;

/// <summary>
/// Copies of a library's database beside it, made through DuckDB: reading the file from inside the process that has it open would
/// drop DuckDB's lock.
/// </summary>
internal static class LibraryBackup
{
    /// <summary>Copies every table to <c>backups/bpp-v&lt;schema&gt;-&lt;time&gt;.duckdb</c> and counts the rows of the copy.</summary>
    /// <param name="connection">A connection on which SQL may still attach files.</param>
    /// <param name="databasePath">The database.</param>
    /// <param name="schemaVersion">Its version, for the name.</param>
    /// <param name="now">UTC, for the name.</param>
    /// <returns>Path of the backup.</returns>
    /// <exception cref="UserException">The copy could not be written or differs; nothing has been changed.</exception>
    public static string Take(DuckDBConnection connection, string databasePath, long schemaVersion, DateTime now)
    {
        var folder = Path.Combine(Path.GetDirectoryName(databasePath)!, "backups");
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"bpp-v{schemaVersion}-{now:yyyyMMdd-HHmmss}.duckdb"));
        var partial = path + ".partial";
        try
        {
            Directory.CreateDirectory(folder);
            DerivedFiles.Delete(partial);
            Copy(connection, partial);
            File.Move(partial, path, overwrite: true);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DuckDBException)
        {
            throw new UserException($"{path}: the backup before the migration failed, so nothing was changed: {exception.Message}", ExitCode.Failure, exception);
        }
    }

    private static void Copy(DuckDBConnection connection, string path)
    {
        var database = Quoted(connection.Scalar<string>("select current_database()")!);
        connection.Execute($"attach '{path.Replace("'", "''", StringComparison.Ordinal)}' as backup");
        try
        {
            connection.Execute($"copy from database {database} to backup");
            foreach (var table in Tables(connection))
            {
                var differs = connection.Scalar<bool>($"select (select count(*) from {database}.{table}) <> (select count(*) from backup.{table})");
                if (differs)
                    throw new IOException($"the copy of {table} has another number of rows");
            }

            connection.Execute("checkpoint backup");
        }
        finally
        {
            connection.Execute("detach backup");
        }
    }

    private static List<string> Tables(DuckDBConnection connection) =>
        connection.Query(
            "select schema_name, table_name from duckdb_tables() where database_name = current_database() and not internal",
            row => $"{Quoted(row.GetString(0))}.{Quoted(row.GetString(1))}");

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
