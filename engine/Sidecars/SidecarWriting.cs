using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Export;
using Bpp.Engine.Metadata.Sidecars;
using Bpp.Engine.Metadata.Xmp;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Sidecars;

/// <summary>
/// Tells other programs what the library knows: rating, colour label, tags, named people with their faces, and whether a photo is a pick,
/// as XMP sidecars. What else a sidecar says stays in it. Originals are opened by nobody here.
/// </summary>
internal sealed class SidecarWriting(LibraryDatabase database, TimeProvider time)
{
    // digiKam's words for accepted and rejected.
    private const string Sql = """
        select
            photo.photo_id,
            photo.rating,
            photo.label,
            case when override.state = 'exclude' then 1 when picked.photo_id is not null then 3 end as pick_label,
            coalesce(tagged.tags, []) as tags,
            photo.is_missing
        from all_photos as photo
        semi join (select unnest($1::bigint[]) as photo_id) as wanted
            on wanted.photo_id = photo.photo_id
        left join overrides as override
            on override.photo_id = photo.photo_id
        left join (select photo_id from picks()) as picked
            on picked.photo_id = photo.photo_id
        left join (select photo_id, list(tag order by tag) as tags from photo_tags where source = 'user' group by photo_id) as tagged
            on tagged.photo_id = photo.photo_id
        order by photo.path, photo.photo_id
        """;

    private readonly SidecarFinder _finder = new(time);

    /// <param name="photos">photo_ids.</param>
    /// <param name="place">Where.</param>
    /// <param name="dryRun">Count, and write nothing.</param>
    /// <param name="stop">Ends after the sidecar at hand.</param>
    /// <exception cref="UserException">The disk is full.</exception>
    public WriteReport Write(IReadOnlyList<long> photos, SidecarPlace place, bool dryRun, CancellationToken stop)
    {
        var details = ExportDetails.Read(database, photos);
        var managed = database.PhotosFolder;
        var (written, unchanged, silent) = (0, 0, 0);
        var failures = new List<SidecarFailure>();
        foreach (var said in Said(photos))
        {
            stop.ThrowIfCancellationRequested();
            if (!details.TryGetValue(said.PhotoId, out var item))
                continue;
            if (Values(said, item) is not { } values)
            {
                silent++;
                continue;
            }

            try
            {
                if (place.Folder is null && !File.Exists(item.SourcePath))
                    throw new IOException("its file is not there; connect the disk it is on, or write sidecars without --beside");
                var path = place.Folder is { } folder ? Mirrored(folder, managed, item) : _finder.Xmp(item.SourcePath).FirstOrDefault() ?? item.SourcePath + Sidecar.Extension;
                if (XmpWriter.Write(path, values, dryRun))
                    written++;
                else
                    unchanged++;
            }
            catch (IOException exception) when (DiskRefusal.IsFull(exception))
            {
                var left = string.Create(CultureInfo.InvariantCulture, $"write again, it goes on where it stopped; {written:N0} sidecars were written");
                throw new UserException(DiskRefusal.Words(exception, remedy: left)!, ExitCode.Failure, exception);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                failures.Add(new SidecarFailure(item.RelativePath, exception.Message));
            }
        }

        return new WriteReport(written, unchanged, silent, failures);
    }

    private List<SaidOfPhoto> Said(IReadOnlyList<long> photos)
    {
        using var connection = database.Connect();
        return connection.Query(
            Sql,
            row => new SaidOfPhoto(
                row.GetInt64(0),
                row.IsDBNull(1) ? null : row.GetFieldValue<sbyte>(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetInt32(3),
                row.GetFieldValue<List<string>>(4)),
            photos.ToList());
    }

    /// <summary>Photos of folders of one's own may have the same path as one of the library's.</summary>
    private static string Mirrored(string folder, string managed, ExportItem item)
    {
        var relative = item.RelativePath.Replace('/', Path.DirectorySeparatorChar) + Sidecar.Extension;
        var root = item.SourcePath[..^(item.RelativePath.Length + 1)];
        var path = root == managed.TrimEnd(Path.DirectorySeparatorChar) ? Path.Combine(folder, relative) : Path.Combine(folder, Path.GetFileName(root), relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static XmpDocumentValues? Values(SaidOfPhoto said, ExportItem item) =>
        said.Rating is null && said.Label is null && said.PickLabel is null && said.Tags.Count == 0 && item.People.Count == 0
            ? null
            : new XmpDocumentValues
            {
                Rating = said.Rating,
                Label = said.Label,
                PickLabel = said.PickLabel,
                Keywords = said.Tags,
                People = [.. item.People.Select(person => person.Person).Distinct()],
                Regions = Sidecar.Regions(item.People, item.Orientation, item.Width, item.Height),
            };

    private sealed record SaidOfPhoto(long PhotoId, int? Rating, string? Label, int? PickLabel, IReadOnlyList<string> Tags);
}
