using Bpp.Engine.Export;
using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Sidecars;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Sidecars;

/// <summary>
/// Reads anew what people say of photos — rating, label, title, description, keywords, places, names and face regions — where a sidecar is
/// newer than the library's last look at the photo. Pixels are not looked at. What the user decided in Bpp stands above it, as always.
/// </summary>
internal sealed class SidecarReading(LibraryDatabase database, TimeProvider time)
{
    private const string Known = """
        select photo_id, source_id, path, format, orientation, width, height, analysed_at, rating, label, title, description, keywords, latitude, longitude
        from facts.photos
        where not missing
            and (len($1::bigint[]) = 0 or list_contains($1::bigint[], photo_id))
        order by path
        """;

    private readonly SidecarFinder _finder = new(time);
    private readonly MetadataReader _reader = new(time);

    /// <param name="photos">photo_ids; empty: all.</param>
    /// <param name="dryRun">Look, and store nothing.</param>
    /// <param name="stop">Ends between two photos; what was read until then is stored.</param>
    public ReadReport Read(IReadOnlyList<long> photos, bool dryRun, CancellationToken stop)
    {
        using var connection = database.Connect();
        var roots = OriginalFolders.BySource(database);
        var known = connection.Query(Known, Row, photos.ToList());
        var failures = new List<SidecarFailure>();
        var changes = new List<(KnownPhoto Photo, PhotoMetadata Metadata)>();
        var (looked, newer) = (0, 0);
        foreach (var photo in known)
        {
            if (stop.IsCancellationRequested)
                break;
            var path = Path.Combine(roots[photo.SourceId], photo.Path.Replace('/', Path.DirectorySeparatorChar));
            try
            {
                if (!File.Exists(path))
                    continue;
                looked++;
                if (!Sidecars(path).Any(sidecar => StoredTime.Of(File.GetLastWriteTimeUtc(sidecar)) > photo.AnalysedAt))
                    continue;
                newer++;
                changes.Add((photo, _reader.Read(path, photo.Format)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failures.Add(new SidecarFailure(photo.Path, exception.Message));
            }
        }

        if (!dryRun && changes.Count > 0)
            Store(connection, changes);
        return new ReadReport(looked, newer, changes.Count(change => change.Photo.Says(change.Metadata)), failures);
    }

    private IEnumerable<string> Sidecars(string path) => _finder.Json(path) is { } json ? _finder.Xmp(path).Append(json) : _finder.Xmp(path);

    private void Store(DuckDBConnection connection, List<(KnownPhoto Photo, PhotoMetadata Metadata)> changes)
    {
        var now = StoredTime.Now(time);
        using var transaction = connection.BeginTransaction();
        foreach (var (photo, metadata) in changes)
        {
            connection.Execute(
                "update facts.photos set rating = $2, label = $3, title = $4, description = $5, keywords = $6, latitude = $7, longitude = $8, analysed_at = $9 where photo_id = $1",
                photo.PhotoId, (sbyte?)metadata.Rating, metadata.Label, metadata.Title, metadata.Description, metadata.Keywords.ToList(), metadata.Latitude, metadata.Longitude, now);
            connection.Execute("delete from facts.named_people where photo_id = $1", photo.PhotoId);
            connection.Execute("delete from facts.named_regions where photo_id = $1", photo.PhotoId);
            foreach (var person in metadata.People)
                connection.Execute("insert into facts.named_people (photo_id, person) values ($1, $2)", photo.PhotoId, person);
            foreach (var region in metadata.StoredRegions.Select(region => RegionOrientation.Upright(region, photo.Orientation, photo.Width, photo.Height)))
            {
                connection.Execute(
                    "insert into facts.named_regions (photo_id, person, x, y, width, height) values ($1, $2, $3, $4, $5, $6)",
                    photo.PhotoId, region.Person, region.Box.X, region.Box.Y, region.Box.Width, region.Box.Height);
            }
        }

        transaction.Commit();
    }

    private static KnownPhoto Row(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(0),
        row.GetInt32(1),
        row.GetString(2),
        Enum.Parse<ImageFormat>(row.GetString(3), ignoreCase: true),
        row.GetByte(4),
        row.GetInt32(5),
        row.GetInt32(6),
        row.GetDateTime(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<sbyte>(8),
        row.IsDBNull(9) ? null : row.GetString(9),
        row.IsDBNull(10) ? null : row.GetString(10),
        row.IsDBNull(11) ? null : row.GetString(11),
        row.IsDBNull(12) ? [] : row.GetFieldValue<List<string>>(12),
        row.IsDBNull(13) ? null : row.GetDouble(13),
        row.IsDBNull(14) ? null : row.GetDouble(14));

    private sealed record KnownPhoto(
        long PhotoId, int SourceId, string Path, ImageFormat Format, int Orientation, int Width, int Height, DateTime AnalysedAt, int? Rating, string? Label, string? Title, string? Description, IReadOnlyList<string> Keywords, double? Latitude, double? Longitude)
    {
        /// <summary>Whether the metadata says anything else than what is stored; people apart, who are compared by nobody.</summary>
        public bool Says(PhotoMetadata metadata) =>
            (metadata.Rating, metadata.Label, metadata.Title, metadata.Description, metadata.Latitude, metadata.Longitude) != (Rating, Label, Title, Description, Latitude, Longitude)
            || !metadata.Keywords.SequenceEqual(Keywords)
            || metadata.People.Count > 0
            || metadata.StoredRegions.Count > 0;
    }
}
