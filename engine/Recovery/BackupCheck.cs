using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Migrations;
using DuckDB.NET.Data;

namespace Bpp.Engine.Recovery;

/// <summary>Whether a backup can be restored: it opens, every row of every table can be read, and as many are there as were copied.</summary>
internal static class BackupCheck
{
    /// <returns>What is wrong with it, in a clause; null when it is good.</returns>
    public static string? Problem(Backup backup)
    {
        try
        {
            using var connection = new DuckDBConnection($"DataSource={backup.Path};access_mode=READ_ONLY;autoinstall_known_extensions=false;autoload_known_extensions=false");
            connection.Open();
            var version = LibraryMigrator.VersionOf(connection);
            if (version == 0)
                return "it is no library";
            if (version > LibraryMigrator.NewestVersion)
                return $"its schema version is {version}, and this Bpp knows versions up to {LibraryMigrator.NewestVersion}; update Bpp";
            foreach (var table in LibraryBackup.Tables(connection))
            {
                var rows = DatabaseDamage.ReadAll(connection, table);
                if (backup.Info is { } info && info.Rows.GetValueOrDefault(table) != rows)
                    return $"{table} has {rows} rows and had {info.Rows.GetValueOrDefault(table)} when it was taken";
            }

            return LibraryCheck.Rows(connection) is [var first, ..] ? first : null;
        }
        catch (Exception exception) when (exception is DuckDBException or IOException or UnauthorizedAccessException)
        {
            return $"it cannot be read: {exception.Message.ReplaceLineEndings(" ")}";
        }
    }
}
