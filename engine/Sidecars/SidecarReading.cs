using Bpp.Engine.Export;
using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Sidecars;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Sidecars;

/// <summary>
/// Reads anew what people say of photos — rating, favourite, label, title, description, keywords, places, names and face regions — where a sidecar came,
/// changed or went since the library last read it; what a sidecar that is gone alone said goes with it. Pixels and dates are not looked at.
/// What the user decided in Bpp stands above it, as always.
/// </summary>
internal sealed class SidecarReading(LibraryDatabase database, TimeProvider time)
{
    private const string Known = """
        select photo_id, sha256, source_id, path, format, orientation, width, height, sidecars, rating, label, title, description, keywords, latitude, longitude, favourite
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
        var readings = new List<Reading>();
        var (looked, newer, gone) = (0, 0, 0);
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
                var stamp = SidecarStamp.Of(Sidecars(path));
                if (stamp == photo.Stamp)
                    continue;
                if (SidecarStamp.Count(photo.Stamp) > SidecarStamp.Count(stamp))
                    gone++;
                else if (stamp.Length > 0)
                    newer++;
                readings.Add(Reading.Of(photo, stamp, _reader.Read(path, photo.Format)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failures.Add(new SidecarFailure(photo.Path, exception.Message));
            }
        }

        var named = NamesOf(connection, readings);
        var changed = readings.Where(reading => reading.Differs(named[reading.Photo.PhotoId].ToList())).ToList();
        if (!dryRun && readings.Count > 0)
            Store(connection, readings, changed, named);
        return new ReadReport(looked, newer, gone, changed.Count, failures);
    }

    private IEnumerable<string> Sidecars(string path) => _finder.Json(path) is { } json ? _finder.Xmp(path).Append(json) : _finder.Xmp(path);

    /// <summary>Who the library thinks the files name, and where: a name without a box first.</summary>
    private static ILookup<long, (string Person, FaceBox? Box)> NamesOf(DuckDBConnection connection, List<Reading> readings) => connection
        .Query(
            """
            select photo_id, person, null::float as x, null::float as y, null::float as width, null::float as height
            from facts.named_people
            where list_contains($1::bigint[], photo_id)
            union all
            select photo_id, person, x, y, width, height
            from facts.named_regions
            where list_contains($1::bigint[], photo_id)
            """,
            row => (Id: row.GetInt64(0), Name: (row.GetString(1), row.IsDBNull(2) ? (FaceBox?)null : new FaceBox(row.GetFloat(2), row.GetFloat(3), row.GetFloat(4), row.GetFloat(5)))),
            readings.ConvertAll(reading => reading.Photo.PhotoId))
        .ToLookup(row => row.Id, row => row.Name);

    private void Store(DuckDBConnection connection, List<Reading> readings, List<Reading> changed, ILookup<long, (string Person, FaceBox? Box)> named)
    {
        var now = StoredTime.Now(time);
        using var transaction = connection.BeginTransaction();
        var faces = new FileFaces(connection);
        foreach (var (photo, _, metadata, regions) in changed)
        {
            connection.Execute(
                "update facts.photos set rating = $2, label = $3, title = $4, description = $5, keywords = $6, latitude = $7, longitude = $8, analysed_at = $9, favourite = $10 where photo_id = $1",
                photo.PhotoId, (sbyte?)metadata.Rating, metadata.Label, metadata.Title, metadata.Description, metadata.Keywords.ToList(), metadata.Latitude, metadata.Longitude, now, metadata.Favourite);
            connection.Execute("delete from facts.named_people where photo_id = $1", photo.PhotoId);
            connection.Execute("delete from facts.named_regions where photo_id = $1", photo.PhotoId);
            foreach (var person in metadata.People)
                connection.Execute("insert into facts.named_people (photo_id, person) values ($1, $2)", photo.PhotoId, person);
            List<NamedRegion> before = [.. named[photo.PhotoId].SelectMany(name => name.Box is { } box ? new[] { new NamedRegion(name.Person, box) } : [])];
            foreach (var region in faces.Follow(photo.PhotoId, photo.Sha256, before, regions))
            {
                connection.Execute(
                    "insert into facts.named_regions (photo_id, person, x, y, width, height) values ($1, $2, $3, $4, $5, $6)",
                    photo.PhotoId, region.Person, region.Box.X, region.Box.Y, region.Box.Width, region.Box.Height);
            }
        }

        connection.Execute(
            """
            update facts.photos as photo
            set sidecars = reading.stamp
            from (select unnest($1::bigint[]) as photo_id, unnest($2::varchar[]) as stamp) as reading
            where reading.photo_id = photo.photo_id
            """,
            readings.ConvertAll(reading => reading.Photo.PhotoId),
            readings.ConvertAll(reading => reading.Stamp));
        transaction.Commit();
    }

    private static KnownPhoto Row(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetInt32(2),
        row.GetString(3),
        Enum.Parse<ImageFormat>(row.GetString(4), ignoreCase: true),
        row.GetByte(5),
        row.GetInt32(6),
        row.GetInt32(7),
        row.IsDBNull(8) ? null : row.GetString(8),
        row.IsDBNull(9) ? null : row.GetFieldValue<sbyte>(9),
        row.IsDBNull(10) ? null : row.GetString(10),
        row.IsDBNull(11) ? null : row.GetString(11),
        row.IsDBNull(12) ? null : row.GetString(12),
        row.IsDBNull(13) ? [] : row.GetFieldValue<List<string>>(13),
        row.IsDBNull(14) ? null : row.GetDouble(14),
        row.IsDBNull(15) ? null : row.GetDouble(15),
        row.IsDBNull(16) ? null : row.GetBoolean(16));

    /// <param name="Stamp">Of the sidecars that were read; null: nobody wrote it down.</param>
    private sealed record KnownPhoto(
        long PhotoId, string Sha256, int SourceId, string Path, ImageFormat Format, int Orientation, int Width, int Height, string? Stamp, int? Rating, string? Label, string? Title, string? Description, IReadOnlyList<string> Keywords, double? Latitude, double? Longitude, bool? Favourite);

    /// <summary>What a photo's file and its sidecars of now say.</summary>
    private sealed record Reading(KnownPhoto Photo, string Stamp, PhotoMetadata Metadata, IReadOnlyList<NamedRegion> Regions)
    {
        public static Reading Of(KnownPhoto photo, string stamp, PhotoMetadata metadata) => new(
            photo, stamp, metadata, [.. metadata.StoredRegions.Select(region => RegionOrientation.Upright(region, photo.Orientation, photo.Width, photo.Height))]);

        /// <summary>Whether that is anything else than what is stored.</summary>
        public bool Differs(List<(string Person, FaceBox? Box)> named) =>
            (Metadata.Rating, Metadata.Favourite, Metadata.Label, Metadata.Title, Metadata.Description, Metadata.Latitude, Metadata.Longitude)
                != (Photo.Rating, Photo.Favourite, Photo.Label, Photo.Title, Photo.Description, Photo.Latitude, Photo.Longitude)
            || !Metadata.Keywords.SequenceEqual(Photo.Keywords)
            || !Metadata.People.Select(person => (person, (FaceBox?)null)).Concat(Regions.Select(region => (region.Person, (FaceBox?)region.Box))).ToHashSet().SetEquals(named);
    }
}
