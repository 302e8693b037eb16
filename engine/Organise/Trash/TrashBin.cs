using Bpp.Engine.Library;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Organise.Trash;

/// <summary>
/// The photos that were put in the trash. Being there is a mark; emptying deletes the library's own copies for good, and nothing else:
/// originals in folders of the user's own stay, and stay in the trash. What was deleted keeps its mark, so the same content stays out of
/// sight should it come back.
/// </summary>
/// <param name="database">The library.</param>
/// <param name="time">The clock.</param>
public sealed class TrashBin(LibraryDatabase database, TimeProvider time)
{
    private const string Listing = """
        select photo.photo_id, photo.path, photo.taken_at, photo.trashed_at, photo.size,
            (select count(*) from facts.files as file inner join facts.sources as source using (source_id) where file.sha256 = photo.sha256 and source.root = '') as copies
        from all_photos as photo
        where photo.trashed_at is not null and not photo.is_missing
        order by photo.trashed_at desc, photo.path
        """;

    private const string Copies = """
        select file.source_id, file.path, file.sha256, file.size, photo.photo_id, photo.trashed_at
        from facts.files as file
        inner join facts.sources as source on source.source_id = file.source_id and source.root = ''
        inner join all_photos as photo on photo.sha256 = file.sha256
        where photo.photo_id in (select unnest($1::bigint[]))
        order by file.path
        """;

    private LibraryFolder Folder => new(Path.GetDirectoryName(database.PhotosFolder)!);

    /// <summary>What is in the trash, put there last first.</summary>
    public IReadOnlyList<TrashedPhoto> List()
    {
        using var connection = database.Connect();
        return connection.Query(Listing, row => new TrashedPhoto(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetDateTime(2), row.GetDateTime(3), row.GetInt64(4), row.GetInt64(5)));
    }

    /// <summary>What has been in the trash for so long, put there last first.</summary>
    /// <param name="olderThan">Zero: all.</param>
    public IReadOnlyList<TrashedPhoto> List(TimeSpan olderThan)
    {
        if (olderThan == TimeSpan.Zero)
            return List(); // by the clock of today nothing may be left out: it may have been set back since
        var latest = StoredTime.Now(time) - olderThan;
        return [.. List().Where(photo => photo.TrashedAt <= latest)];
    }

    /// <summary>Deletes the library's own copies of what has been in the trash for so long.</summary>
    /// <param name="olderThan">Zero: all.</param>
    /// <param name="ct">Ends after the file in work; what was deleted is recorded.</param>
    /// <exception cref="IOException">The manifest cannot be written; nothing was deleted.</exception>
    public TrashReport Empty(TimeSpan olderThan, CancellationToken ct)
    {
        var photos = List(olderThan);
        var copies = CopiesOf(photos);
        if (copies.Count == 0)
            return new TrashReport(0, 0, 0, photos.Count, []);

        var now = StoredTime.Now(time);
        var sidecars = TrashedSidecars.Of(database.PhotosFolder, copies.Select(copy => copy.Path), ct);
        new TrashManifest(Path.Combine(Folder.DataFolder, TrashManifest.FileName))
            .Append(copies.Select(copy => new TrashLine(DateTime.SpecifyKind(now, DateTimeKind.Utc), copy.Path, copy.Sha256, copy.Size, DateTime.SpecifyKind(copy.TrashedAt, DateTimeKind.Utc)))
                .Concat(sidecars.Select(sidecar => new TrashLine(DateTime.SpecifyKind(now, DateTimeKind.Utc), sidecar.Path, sidecar.Sha256, sidecar.Size, DateTime.SpecifyKind(now, DateTimeKind.Utc)))));
        var purge = new UnfinishedPurge(database.DatabasePath, database.PhotosFolder);
        purge.Begin(copies.Select(copy => copy.Path), sidecars);
        var (gone, failures) = Delete(copies, ct);
        failures.AddRange(TrashedSidecars.Delete(database.PhotosFolder, sidecars, gone.Select(copy => copy.Path)));
        purge.End();
        using (var writer = new FactsWriter(database, "", time))
        {
            foreach (var source in gone.GroupBy(copy => copy.SourceId))
                writer.Forget(source.Key, [.. source.Select(copy => copy.Path)]);
        }

        foreach (var sha256 in gone.Select(copy => copy.Sha256).Distinct())
            ForgetPictures(sha256);
        DerivedTables.Refresh(database, CancellationToken.None);
        return new TrashReport(
            gone.DistinctBy(copy => copy.PhotoId).Count(), gone.Count, gone.Sum(copy => copy.Size), photos.Count(photo => photo.ManagedCopies == 0), failures);
    }

    /// <summary>Empties what the setting <c>trash_days</c> says, which is nothing unless the user set it.</summary>
    /// <returns>Null: the setting says never.</returns>
    public TrashReport? EmptyBySetting(CancellationToken ct) =>
        new SettingsStore(database, time).Get("trash_days").Value is > 0 and var days ? Empty(TimeSpan.FromDays(days), ct) : null;

    private (List<Copy> Gone, List<TrashFailure> Failures) Delete(List<Copy> copies, CancellationToken ct)
    {
        var folder = database.PhotosFolder;
        var (gone, failures) = (new List<Copy>(), new List<TrashFailure>());
        foreach (var copy in copies)
        {
            if (ct.IsCancellationRequested)
                break;
            try
            {
                ManagedOriginals.Delete(folder, copy.Path, copy.Sha256, ct);
                gone.Add(copy);
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (IOException exception)
            {
                failures.Add(new TrashFailure(copy.Path, exception.Message));
            }
        }

        return (gone, failures);
    }

    /// <summary>The small pictures in the cache show it too.</summary>
    private void ForgetPictures(string sha256)
    {
        var folder = Path.Combine(Folder.CacheFolder, "thumbs", sha256[..2]);
        if (!Directory.Exists(folder))
            return;
        foreach (var picture in Directory.EnumerateFiles(folder, $"{sha256}-*"))
            DerivedFiles.Delete(picture);
    }

    private List<Copy> CopiesOf(IReadOnlyList<TrashedPhoto> photos)
    {
        using var connection = database.Connect();
        return connection.Query(
            Copies,
            row => new Copy(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetDateTime(5)),
            photos.Select(photo => photo.PhotoId).ToList());
    }

    private sealed record Copy(int SourceId, string Path, string Sha256, long Size, long PhotoId, DateTime TrashedAt);
}
