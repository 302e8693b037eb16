using Bpp.Engine.Export;
using Bpp.Engine.Import;
using Bpp.Engine.Library;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Recovery;

/// <summary>
/// Notices photo files that are gone or back without looking at each at every start: a sample is looked at, and only a source with
/// a surprise is listed wholly, folder by folder. A lost photo keeps its facts and is shown again without being analysed.
/// </summary>
public static class MissingFiles
{
    public const int SampleSize = 200;

    /// <summary>Looks at a sample of the files that should be there and of those that are lost, and settles the sources with a surprise.</summary>
    /// <param name="database">The library.</param>
    /// <param name="time">The clock.</param>
    /// <param name="all">Look at every source wholly.</param>
    /// <param name="cancellationToken">Ends it between two files.</param>
    public static MissingReport Check(LibraryDatabase database, TimeProvider time, bool all = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var roots = OriginalFolders.BySource(database);
        var report = new MissingReport(0, 0, 0, new Dictionary<string, int>());
        foreach (var sourceId in all ? roots.Keys : Suspects(database, roots))
        {
            cancellationToken.ThrowIfCancellationRequested();
            report = Add(report, Settle(database, time, sourceId, roots[sourceId], cancellationToken));
        }

        if (report.ChangedAnything)
            DerivedTables.Refresh(database, cancellationToken);
        return report;
    }

    /// <summary>Compares everything that is known of a source with what is there.</summary>
    internal static MissingReport Settle(LibraryDatabase database, TimeProvider time, int sourceId, string root, CancellationToken cancellationToken)
    {
        var known = Rows(database, "facts.files", sourceId);
        var isAbsent = !Directory.Exists(root);
        var gone = isAbsent ? known.Select(file => file.Path).ToHashSet(StringComparer.Ordinal) : Gone(root, known, cancellationToken);
        using var writer = new FactsWriter(database, "", time);
        writer.Lose(sourceId, [.. gone]);
        if (isAbsent)
            return new MissingReport(gone.Count, 0, 0, known.Count == 0 ? new Dictionary<string, int>() : new Dictionary<string, int> { [root] = known.Count });
        var lost = Rows(database, "facts.lost_files", sourceId);
        var back = Back(sourceId, root, lost, cancellationToken);
        writer.Regain(sourceId, back);
        var stillLost = lost.ExceptBy(back.Select(file => file.LostPath), file => file.Path).ToList();
        var moved = Moved(database, sourceId, root, stillLost, cancellationToken);
        writer.Regain(sourceId, moved);
        var returned = back.Count(file => !gone.Contains(file.LostPath));
        return new MissingReport(gone.Count - moved.Count(file => gone.Contains(file.LostPath)), returned, moved.Count, new Dictionary<string, int>());
    }

    private static HashSet<int> Suspects(LibraryDatabase database, IReadOnlyDictionary<int, string> roots)
    {
        var suspects = new HashSet<int>();
        using var connection = database.Connect();
        foreach (var (table, shouldBeThere) in new[] { ("facts.files", true), ("facts.lost_files", false) })
        {
            var sample = connection.Query(
                $"select source_id, path from {table} using sample reservoir({SampleSize} rows)", row => (Source: row.GetInt32(0), Path: row.GetString(1)));
            foreach (var (source, path) in sample)
            {
                if (!suspects.Contains(source) && File.Exists(PathIn(roots[source], path)) != shouldBeThere)
                    suspects.Add(source);
            }
        }

        return suspects;
    }

    /// <summary>One listing of each folder instead of one question for each file; a folder that cannot be listed proves nothing.</summary>
    private static HashSet<string> Gone(string root, List<KnownFile> known, CancellationToken cancellationToken)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in known.GroupBy(file => file.Path[..(file.Path.LastIndexOf('/') + 1)], StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            HashSet<string> names;
            try
            {
                names = Directory.EnumerateFiles(PathIn(root, folder.Key)).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);
            }
            catch (DirectoryNotFoundException)
            {
                names = [];
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            // Asked again by name: a file system may spell a name in another way than we do.
            gone.UnionWith(folder.Select(file => file.Path).Where(path => !names.Contains(path[folder.Key.Length..]) && !File.Exists(PathIn(root, path))));
        }

        return gone;
    }

    private static List<(string LostPath, FingerprintedFile Found)> Back(int sourceId, string root, List<KnownFile> lost, CancellationToken cancellationToken)
    {
        var back = new List<(string, FingerprintedFile)>();
        foreach (var file in lost)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = PathIn(root, file.Path);
            if (!File.Exists(path))
                continue;
            // of a link that was followed, size and time of the photo are known, not its own; one that leads in a circle stays what it is
            var info = new FileInfo(RealPath.Of(path));
            if (!info.Exists || info.Length != file.Size)
                continue;
            var there = new PhotoFile(sourceId, file.Path, path, info.Length, info.LastWriteTimeUtc);
            if (StoredTime.Of(there.ModifiedUtc) == file.ModifiedAt || Sha256(there, cancellationToken) == file.Sha256)
                back.Add((file.Path, new FingerprintedFile(there, file.Sha256)));
        }

        return back;
    }

    /// <summary>Files of the source that nobody knows and whose size one of the lost has are read; the content decides.</summary>
    private static List<(string LostPath, FingerprintedFile Found)> Moved(
        LibraryDatabase database, int sourceId, string root, List<KnownFile> lost, CancellationToken cancellationToken)
    {
        if (lost.Count == 0)
            return [];
        var moved = new List<(string, FingerprintedFile)>();
        var sizes = lost.Select(file => file.Size).ToHashSet();
        var bySha256 = lost.GroupBy(file => file.Sha256, StringComparer.Ordinal).ToDictionary(copies => copies.Key, copies => new Queue<KnownFile>(copies), StringComparer.Ordinal);
        var known = Rows(database, "facts.files", sourceId).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var found in FolderScanner.Scan(root, sourceId, new ScanOptions(), cancellationToken))
        {
            if (found.File is not { } file || !sizes.Contains(file.Size) || known.Contains(file.RelativePath))
                continue;
            if (Sha256(file, cancellationToken) is { } sha256 && bySha256.TryGetValue(sha256, out var copies) && copies.TryDequeue(out var copy))
                moved.Add((copy.Path, new FingerprintedFile(file, sha256)));
        }

        return moved;
    }

    private static string? Sha256(PhotoFile file, CancellationToken cancellationToken)
    {
        try
        {
            return Fingerprinter.Sha256(file.FullPath, cancellationToken);
        }
        catch (PhotoException)
        {
            return null; // an analysis will say why
        }
    }

    private static string PathIn(string root, string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    private static List<KnownFile> Rows(LibraryDatabase database, string table, int sourceId)
    {
        using var connection = database.Connect();
        return connection.Query(
            $"select path, size, modified_at, sha256 from {table} where source_id = $1",
            row => new KnownFile(row.GetString(0), row.GetInt64(1), row.GetDateTime(2), row.GetString(3)),
            sourceId);
    }

    private static MissingReport Add(MissingReport one, MissingReport other) => new(
        one.Lost + other.Lost,
        one.Returned + other.Returned,
        one.Moved + other.Moved,
        one.AbsentFolders.Concat(other.AbsentFolders).ToDictionary(folder => folder.Key, folder => folder.Value));

    private sealed record KnownFile(string Path, long Size, DateTime ModifiedAt, string Sha256);
}
