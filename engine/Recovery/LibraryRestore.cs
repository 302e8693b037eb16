using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Recovery;

/// <summary>Puts a backup, or an empty database, in place of a library's database. The journal brings the decisions made since.</summary>
internal static class LibraryRestore
{
    /// <summary>The backup of that name or path; the newest when none is named.</summary>
    /// <exception cref="UserException">There is none, or it is not good.</exception>
    public static Backup Choose(string databasePath, string? name)
    {
        var all = new BackupFolder(databasePath).List();
        var chosen = name is null
            ? all.Count > 0 ? all[0] : null
            : all.FirstOrDefault(backup => backup.Name == Path.GetFileNameWithoutExtension(name) && (!name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.GetFullPath(name) == backup.Path));
        if (chosen is null && name is not null && File.Exists(name))
            chosen = new Backup(Path.GetFullPath(name), null, StoredTime.Of(File.GetLastWriteTimeUtc(name)));
        if (chosen is null)
            throw new UserException(name is null ? $"{databasePath}: there is no backup" : $"there is no backup {name}; `bpp db list` lists them", ExitCode.Usage);
        return BackupCheck.Problem(chosen) is { } problem
            ? throw new UserException($"{chosen.Path}: this backup cannot be restored: {problem}")
            : chosen;
    }

    /// <summary>Opens the library with the backup in place of its database, which is set aside.</summary>
    /// <param name="databasePath">The database.</param>
    /// <param name="backup">From <see cref="Choose"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="aside">Where the former database is; null when there was none.</param>
    /// <exception cref="UserException">Another process owns the library (exit code 4).</exception>
    public static LibraryDatabase Run(string databasePath, Backup backup, TimeProvider time, out string? aside)
    {
        string? old = null;
        var database = LibraryDatabase.Open(databasePath, time, prepare: () =>
        {
            old = DatabaseRescue.SetAside(databasePath, "replaced", StoredTime.Now(time));
            DurableFile.Copy(backup.Path, databasePath);
        });
        aside = old;
        return database;
    }

    /// <summary>Opens the library with a new database that has the decisions only.</summary>
    /// <param name="databasePath">The database.</param>
    /// <param name="time">The clock.</param>
    /// <param name="aside">Where the former database is; null when there was none.</param>
    /// <exception cref="UserException">Another process owns the library (exit code 4).</exception>
    public static LibraryDatabase StartAnew(string databasePath, TimeProvider time, out string? aside)
    {
        string? old = null;
        var database = LibraryDatabase.Open(databasePath, time, prepare: () => old = DatabaseRescue.SetAside(databasePath, "replaced", StoredTime.Now(time)), isNew: true);
        aside = old;
        return database;
    }
}
