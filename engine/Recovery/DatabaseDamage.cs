using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Recovery;

/// <summary>What a damaged database file looks like through DuckDB.</summary>
internal static class DatabaseDamage
{
    /// <summary>DuckDB gives no codes; its tests pin these words for 1.5. A file by a newer DuckDB, or one we may not read, is not damaged.</summary>
    private static readonly string[] Signs =
    [
        "not a valid DuckDB database file",
        "Corrupt database file",
        "Could not read enough bytes",
        "does not match stored checksum",
        "Failure while replaying WAL",
        "Failed to load metadata pointer",
        "Serialization Error",
        "INTERNAL Error",
    ];

    public static bool Is(DuckDBException exception) => Signs.Any(sign => exception.Message.Contains(sign, StringComparison.Ordinal));

    /// <summary>Whether a block is not what was written: the disk's doing, and no mistake of a program.</summary>
    public static bool IsInBlock(DuckDBException exception) =>
        exception.Message.Contains("Corrupt database file", StringComparison.Ordinal) || exception.Message.Contains("Could not read enough bytes", StringComparison.Ordinal);

    /// <summary>Reads a table wholly, so that the checksum of each of its blocks is compared.</summary>
    /// <returns>Its rows.</returns>
    /// <exception cref="DuckDBException">A block is damaged.</exception>
    public static long ReadAll(DuckDBConnection connection, string table) =>
        connection.Query($"select count(*), bit_xor(hash(content)) from {table} as content", row => row.GetInt64(0))[0];

    /// <summary>One sentence for each table that cannot be read.</summary>
    public static IEnumerable<string> In(LibraryDatabase database)
    {
        using var connection = database.Connect();
        foreach (var table in LibraryBackup.Tables(connection))
        {
            string? problem = null;
            try
            {
                ReadAll(connection, table);
            }
            catch (DuckDBException exception)
            {
                problem = $"{table} cannot be read: {exception.Message.ReplaceLineEndings(" ")}; `bpp db restore` takes the newest backup and the journal";
            }

            if (problem is not null)
                yield return problem;
        }
    }
}
