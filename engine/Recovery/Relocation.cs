using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Recovery;

/// <summary>Tells a library that a folder it reads photos from lies elsewhere now. Nothing is moved and nothing is analysed again.</summary>
public static class Relocation
{
    /// <param name="database">The library.</param>
    /// <param name="old">The folder as the library knows it, or one above it.</param>
    /// <param name="now">Where it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it; what was settled stays.</param>
    /// <returns>What of its photos is there.</returns>
    /// <exception cref="UserException">The library reads from no such folder, the new one is not there, or it is one already.</exception>
    public static MissingReport Run(LibraryDatabase database, string old, string now, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var (from, to) = (Path.TrimEndingDirectorySeparator(old), Path.TrimEndingDirectorySeparator(now));
        if (!Directory.Exists(to))
            throw new UserException($"{to} is not there; name the folder the photos are in now.", ExitCode.Usage);
        var sources = Sources(database);
        var moved = sources.Where(source => FolderNesting.Contains(from, source.Root)).Select(source => (source.Id, Root: to + source.Root[from.Length..])).ToList();
        if (moved.Count == 0)
            throw new UserException($"the library reads from no folder {from}; it reads from {(sources.Count == 0 ? "none" : string.Join(", ", sources.Select(source => source.Root)))}.", ExitCode.Usage);
        if (sources.Select(source => source.Root).Intersect(moved.Select(source => source.Root), StringComparer.Ordinal).FirstOrDefault() is { } taken)
            throw new UserException($"the library reads from {taken} already, as a folder of its own.", ExitCode.Usage);
        using (var connection = database.Connect())
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (id, root) in moved)
                connection.Execute("update facts.sources set root = $2 where source_id = $1", id, root);
            transaction.Commit();
        }

        var report = new MissingReport(0, 0, 0, new Dictionary<string, int>());
        foreach (var (id, root) in moved)
        {
            var settled = MissingFiles.Settle(database, time, id, root, cancellationToken);
            report = new MissingReport(
                report.Lost + settled.Lost,
                report.Returned + settled.Returned,
                report.Moved + settled.Moved,
                report.AbsentFolders.Concat(settled.AbsentFolders).ToDictionary(folder => folder.Key, folder => folder.Value));
        }

        DerivedTables.Refresh(database, cancellationToken);
        return report;
    }

    private static List<(int Id, string Root)> Sources(LibraryDatabase database)
    {
        using var connection = database.Connect();
        return connection.Query("select source_id, root from facts.sources where root <> '' order by root", row => (row.GetInt32(0), row.GetString(1)));
    }
}
