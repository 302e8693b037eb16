using Bpp.Engine.Cli;
using Bpp.Engine.Export;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Renaming;

/// <summary>
/// Finds new names for photos of the library. What has one name but for its ending (RAW and JPEG, photo and sidecar, still and motion)
/// belongs together and gets one new name. No file that is there is ever replaced: a name that is taken gets <c>_2</c>, <c>_3</c>, …
/// </summary>
public static class RenamePlanner
{
    private const string FilesSql =
        """
        select file.path, photo.photo_id, photo.taken_at, photo.camera_model
        from facts.files as file
        inner join facts.sources as source
            on source.source_id = file.source_id
            and source.root = ''
        inner join facts.photos as photo
            on photo.sha256 = file.sha256
        order by photo.taken_at nulls last, file.path
        """;

    /// <param name="database">The library.</param>
    /// <param name="template">The new names.</param>
    /// <param name="photoIds">Which photos; null = all of the library's own.</param>
    /// <returns>The files whose name changes, in the order of the counter.</returns>
    /// <exception cref="UserException">A photo is in no folder of the library's own.</exception>
    public static IReadOnlyList<RenameMove> Plan(LibraryDatabase database, NameTemplate template, IReadOnlyCollection<long>? photoIds)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(template);
        var files = Files(database);
        if (photoIds?.Except(files.Select(file => file.PhotoId)).ToList() is [var other, ..])
            throw new UserException($"photo {other} is not among the library's own photos; folders that are read in place are never written to.", ExitCode.Usage);
        var listings = new Dictionary<string, FolderNames>(StringComparer.Ordinal);
        var moves = new List<RenameMove>();
        var counter = 0;
        foreach (var group in files.GroupBy(file => (file.Folder, file.Stem)))
        {
            if (photoIds is not null && !group.Any(file => photoIds.Contains(file.PhotoId)))
                continue;
            if (!listings.TryGetValue(group.Key.Folder, out var listing))
                listings.Add(group.Key.Folder, listing = FolderNames.Of(database.PhotosFolder, group.Key.Folder, files));
            var first = group.First();
            var wanted = FileNames.Safe("", template.Render(group.Key.Stem, first.TakenAt, first.Camera, ++counter) + ".x", null, "", reserve: 64)[..^2];
            moves.AddRange(listing.Rename(group.Key.Stem, wanted).Select(name => new RenameMove(group.Key.Folder + name.From, group.Key.Folder + name.To)));
        }

        return moves;
    }

    private static List<ManagedFile> Files(LibraryDatabase database)
    {
        using var connection = database.Connect();
        return connection.Query(
            FilesSql,
            row => new ManagedFile(row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetDateTime(2), row.IsDBNull(3) ? null : row.GetString(3)));
    }
}
