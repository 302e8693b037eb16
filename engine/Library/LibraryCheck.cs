using Bpp.Engine.Decisions;
using Bpp.Engine.Import;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Library;

/// <summary>Looks for what must never be in a library.</summary>
internal static class LibraryCheck
{
    private const string RowsSql =
        """
        select 'content twice in facts.photos: ' || sha256 from facts.photos group by sha256 having count(*) > 1
        union all
        select 'photo_id twice in facts.photos: ' || photo_id from facts.photos group by photo_id having count(*) > 1
        union all
        select 'file twice in facts.files: ' || path from facts.files group by source_id, path having count(*) > 1
        union all
        select 'measured twice: photo ' || photo_id from facts.measurements group by photo_id having count(*) > 1
        union all
        select 'measurements without a photo: ' || photo_id from facts.measurements anti join facts.photos using (photo_id)
        union all
        select 'file without a photo: ' || path from facts.files anti join facts.photos using (sha256)
        union all
        select 'file of an unknown source: ' || path from facts.files anti join facts.sources using (source_id)
        union all
        select 'photo without a file that is not marked missing: ' || path from facts.photos anti join facts.files using (sha256) where not missing
        union all
        select 'photo marked missing whose file is there: ' || path from facts.photos semi join facts.files using (sha256) where missing
        """;

    /// <summary>One sentence for each row that breaks an invariant, and each decision that the journal does not confirm.</summary>
    public static IReadOnlyList<string> Rows(LibraryDatabase database)
    {
        using var connection = database.Connect();
        return [.. Rows(connection), .. database.Journal.Damage(), .. DecisionRecovery.Differences(connection, database.Journal)];
    }

    /// <summary>One sentence for each row that breaks an invariant.</summary>
    public static IReadOnlyList<string> Rows(DuckDBConnection connection) => connection.Query(RowsSql, row => row.GetString(0));

    /// <summary>Reads every photo file; one sentence for each that is gone or has other content than was analysed.</summary>
    public static IEnumerable<string> Files(LibraryDatabase database, CancellationToken cancellationToken)
    {
        var roots = Export.OriginalFolders.BySource(database);
        using var connection = database.Connect();
        var files = connection.Query(
            "select source_id, path, sha256 from facts.files order by all",
            row => (Path: Path.Combine(roots[row.GetInt32(0)], row.GetString(1)), Sha256: row.GetString(2)));
        foreach (var (path, sha256) in files)
        {
            if (Problem(path, sha256, cancellationToken) is { } problem)
                yield return problem;
        }
    }

    private static string? Problem(string path, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return Fingerprinter.Sha256(path, cancellationToken) == sha256 ? null : $"{path}: the content has changed since it was analysed";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Pipeline.PhotoException)
        {
            return $"{path}: cannot be read: {exception.Message}";
        }
    }
}
