using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Recovery;

/// <summary>What <c>bpp db verify</c> looked at and found.</summary>
/// <param name="Problems">One sentence each; empty = all is well.</param>
/// <param name="Tables">Tables read wholly.</param>
/// <param name="Decisions">Events in the database.</param>
/// <param name="Files">Photo files whose SHA-256 was compared; null = not asked for.</param>
/// <param name="Thumbnails">Small pictures of the cache looked at; null = not asked for.</param>
internal sealed record LibraryVerification(IReadOnlyList<string> Problems, int Tables, long Decisions, long? Files, long? Thumbnails)
{
    /// <summary>Checks every block of the database, the rows, the journal and, if asked, each photo file and the cache.</summary>
    public static LibraryVerification Run(LibraryDatabase database, LibraryFolder library, bool files, CancellationToken cancellationToken)
    {
        var problems = DatabaseDamage.In(database).ToList();
        long? photoFiles = null;
        long? thumbnails = null;
        int tables;
        long decisions;
        using (var connection = database.Connect())
        {
            tables = LibraryBackup.Tables(connection).Count;
            decisions = problems.Count > 0 ? 0 : connection.Scalar<long>("select count(*) from decisions.events");
            photoFiles = files && problems.Count == 0 ? connection.Scalar<long>("select count(*) from facts.files") : null;
        }

        if (problems.Count > 0)
            return new LibraryVerification(problems, tables, decisions, photoFiles, thumbnails);
        problems.AddRange(LibraryCheck.Rows(database));
        if (files)
        {
            problems.AddRange(LibraryCheck.Files(database, cancellationToken));
            thumbnails = 0;
            foreach (var (path, problem) in ThumbnailCheck.Look(library.CacheFolder, cancellationToken))
            {
                thumbnails++;
                if (problem is not null)
                    problems.Add($"{path}: {problem}");
            }
        }

        return new LibraryVerification(problems, tables, decisions, photoFiles, thumbnails);
    }
}
