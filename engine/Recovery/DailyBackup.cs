using Bpp.Engine.Storage;
using Bpp.Migrations;

namespace Bpp.Engine.Recovery;

/// <summary>
/// A backup once a day, of a library that has changed. Long verbs take it, when their work is done or, in the server, beside it: opening
/// a library stays as quick as it was. Decisions do not wait for it, they are in the journal at once.
/// </summary>
public static class DailyBackup
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <returns>The backup's path; null when none was due.</returns>
    /// <exception cref="Cli.UserException">It could not be written.</exception>
    public static string? TakeIfDue(LibraryDatabase database, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(database);
        var now = StoredTime.Now(time);
        using var connection = database.Connect();
        var newest = new BackupFolder(database.DatabasePath).List().FirstOrDefault(backup => backup.Info is not null);

        // A library that is not a day old can be made again sooner than it is missed. A clock that was wrong must not stop backups: hence Duration.
        var since = newest?.TakenAt ?? connection.Scalar<DateTime>("select min(applied_on)::timestamp from schema_version");
        if ((now - since).Duration() < Day || newest?.Info?.State == LibraryBackup.StateOf(connection))
            return null;
        return Take(database, BackupKind.Daily, time);
    }

    /// <summary>Takes a backup now, while the library is in use.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="Cli.UserException">It could not be written.</exception>
    public static string Take(LibraryDatabase database, BackupKind kind, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        return LibraryBackup.Take(connection, database.DatabasePath, kind, LibraryMigrator.NewestVersion, StoredTime.Now(time));
    }
}
