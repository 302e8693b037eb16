using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Renaming;

/// <summary>
/// Renames files of the library's own <c>photos/</c>. What is going to happen is on disk first, in <c>data/rename.json</c>; after a crash the
/// next open completes it. An error of the file system takes back what was done.
/// </summary>
public static class BatchRename
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="database">The library.</param>
    /// <param name="moves">From <see cref="RenamePlanner"/>.</param>
    /// <exception cref="UserException">A file could not be renamed; all have their old names.</exception>
    public static void Run(LibraryDatabase database, IReadOnlyList<RenameMove> moves)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(moves);
        if (moves.Count == 0)
            return;
        var journal = JournalOf(database.DatabasePath);
        var done = new List<RenameMove>();
        try
        {
            DurableFile.Write(journal, JsonSerializer.SerializeToUtf8Bytes(new Plan(Version, moves), Options));
            foreach (var move in moves)
            {
                File.Move(In(database.PhotosFolder, move.From), In(database.PhotosFolder, move.To), overwrite: false);
                done.Add(move);
            }

            using var connection = database.Connect();
            Finish(connection, database.PhotosFolder, moves, journal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            foreach (var move in Enumerable.Reverse(done))
                File.Move(In(database.PhotosFolder, move.To), In(database.PhotosFolder, move.From), overwrite: false);
            DerivedFiles.Delete(journal);
            throw new UserException($"{database.PhotosFolder}: renaming failed and was taken back: {exception.Message}. Check permissions and disk.", ExitCode.Failure, exception);
        }
    }

    /// <summary>Completes what a crash interrupted. Called when a library is opened, before anything else reads it.</summary>
    internal static void Recover(DuckDBConnection connection, string databasePath, string photosFolder)
    {
        var journal = JournalOf(databasePath);
        if (Read(journal) is not { } moves)
            return;
        foreach (var move in moves)
        {
            if (File.Exists(In(photosFolder, move.From)) && !Path.Exists(In(photosFolder, move.To)))
                File.Move(In(photosFolder, move.From), In(photosFolder, move.To), overwrite: false);
        }

        Finish(connection, photosFolder, [.. moves.Where(move => File.Exists(In(photosFolder, move.To)) && !File.Exists(In(photosFolder, move.From)))], journal);
    }

    private static string JournalOf(string databasePath) => Path.Combine(Path.GetDirectoryName(databasePath)!, "rename.json");

    private static void Finish(DuckDBConnection connection, string photosFolder, IReadOnlyList<RenameMove> moves, string journal)
    {
        foreach (var folder in moves.Select(move => Path.GetDirectoryName(In(photosFolder, move.To))!).Distinct(StringComparer.Ordinal))
            NativeFiles.SyncFolder(folder);
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var table in (string[])["files", "photos", "failures"])
            {
                connection.Execute(
                    $"""
                    update facts.{table} as stored
                    set path = move.target
                    from (select unnest($1::varchar[]) as origin, unnest($2::varchar[]) as target) as move
                    where stored.path = move.origin
                        and stored.source_id in (select source_id from facts.sources where root = '')
                    """,
                    moves.Select(move => move.From).ToList(),
                    moves.Select(move => move.To).ToList());
            }

            // What an import remembers of a file that is gone must not speak for the one that takes its name. Where a move was recorded
            // before a crash, no row has its old name any more, and nothing is forgotten.
            var (origins, targets) = (moves.Select(move => move.From).ToList(), moves.Select(move => move.To).ToList());
            connection.Execute(
                """
                delete from facts.imported_files
                where path in (
                    select move.target
                    from (select unnest($1::varchar[]) as origin, unnest($2::varchar[]) as target) as move
                    where move.origin in (select path from facts.imported_files)
                )
                """,
                origins,
                targets);
            connection.Execute(
                """
                update facts.imported_files as stored
                set path = move.target
                from (select unnest($1::varchar[]) as origin, unnest($2::varchar[]) as target) as move
                where stored.path = move.origin
                """,
                origins,
                targets);
            transaction.Commit();
        }

        DerivedFiles.Delete(journal);
    }

    /// <summary>Null when there is nothing to do. The file is written as a whole, so what cannot be read is not ours.</summary>
    private static IReadOnlyList<RenameMove>? Read(string journal)
    {
        if (!File.Exists(journal))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Plan>(File.ReadAllBytes(journal), Options) is { Version: Version, Moves: { } moves } && moves.All(IsInside)
                ? moves
                : throw new UserException($"{journal}: this is no list of renames that this Bpp wrote; update Bpp, or move the file away");
        }
        catch (JsonException exception)
        {
            throw new UserException($"{journal}: this is no list of renames; move the file away", ExitCode.Failure, exception);
        }
    }

    private static bool IsInside(RenameMove? move) => move is { From: not null, To: not null } && IsInside(move.From) && IsInside(move.To);

    private static bool IsInside(string path) => !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");

    private static string In(string photosFolder, string path) => Path.Combine(photosFolder, path.Replace('/', Path.DirectorySeparatorChar));

    private sealed record Plan(int Version, IReadOnlyList<RenameMove> Moves);
}
