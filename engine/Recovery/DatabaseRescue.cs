using System.Globalization;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Recovery;

/// <summary>
/// What happens under the lease to a database that cannot be opened: it is set aside, never deleted, and the newest backup that is good
/// takes its place. The journal then brings every decision made since; without a backup it brings them all, and the facts come back with
/// the next analysis.
/// </summary>
internal static class DatabaseRescue
{
    /// <summary>Sets the damaged file aside and puts a good backup in its place, if there is one.</summary>
    /// <returns>What was done, as a notice for the user.</returns>
    public static string Run(string databasePath, string damage, DateTime now)
    {
        var aside = SetAside(databasePath, "corrupt", now);
        var what = aside is null ? $"{databasePath} was gone" : $"{databasePath} was damaged ({damage}) and is kept as {Path.GetFileName(aside)}";
        var passedOver = new List<string>();
        foreach (var backup in new BackupFolder(databasePath).List())
        {
            if (BackupCheck.Problem(backup) is { } problem)
            {
                passedOver.Add($"backup {backup.Name} is not good: {problem}");
                continue;
            }

            DurableFile.Copy(backup.Path, databasePath);
            passedOver.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"restored the backup of {backup.TakenAt:yyyy-MM-dd HH:mm} UTC and every decision of the journal; what was analysed since is analysed again by the next `bpp analyze`"));
            return $"{what}; {string.Join("; ", passedOver)}";
        }

        passedOver.Add("there is no good backup, so a new database got every decision of the journal; `bpp analyze --input DIR` finds the photos again");
        return $"{what}; {string.Join("; ", passedOver)}";
    }

    /// <summary>Renames a database and its log, which nobody has open.</summary>
    /// <param name="databasePath">The database.</param>
    /// <param name="why">Part of the new name.</param>
    /// <param name="now">UTC, part of the new name.</param>
    /// <returns>Its new path; null when there is none.</returns>
    public static string? SetAside(string databasePath, string why, DateTime now)
    {
        if (!File.Exists(databasePath))
        {
            DerivedFiles.Delete(databasePath + ".wal"); // means nothing without its database, and would be replayed into the next one
            return null;
        }

        var stem = string.Create(CultureInfo.InvariantCulture, $"{databasePath}.{why}-{now:yyyyMMdd-HHmmss}");
        var path = stem;
        for (var attempt = 2; File.Exists(path); attempt++)
            path = string.Create(CultureInfo.InvariantCulture, $"{stem}-{attempt}");
        if (File.Exists(databasePath + ".wal"))
            File.Move(databasePath + ".wal", path + ".wal");
        File.Move(databasePath, path);
        return path;
    }
}
