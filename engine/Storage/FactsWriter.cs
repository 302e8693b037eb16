using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;
using DuckDB.NET.Data;

namespace Bpp.Engine.Storage;

/// <summary>
/// The single writer of <c>facts</c>. A call is one transaction: when it returns, its batch is committed; when it throws, nothing of it is there.
/// Not thread-safe.
/// </summary>
public sealed class FactsWriter : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly FactsTables _tables;
    private readonly string _analyser;
    private readonly TimeProvider _time;

    /// <param name="database">The open library.</param>
    /// <param name="analyser">Version of the analyser whose facts are written.</param>
    /// <param name="time">The clock.</param>
    public FactsWriter(LibraryDatabase database, string analyser, TimeProvider time)
    {
        (_analyser, _time) = (analyser, time);
        _connection = database.Connect();
        _tables = new FactsTables(_connection);
    }

    /// <summary>
    /// Stores a batch. Facts of a known content replace its row and keep its <c>photo_id</c> and <c>added_at</c>; a further copy that
    /// the same analyser has seen only adds a file, unless its path sorts before the known one's; a file that failed or changed leaves its
    /// old photo missing when no other file holds it.
    /// </summary>
    public void Write(IReadOnlyList<AnalysisOutcome> batch)
    {
        var facts = batch.Select(outcome => outcome.Facts).OfType<PhotoFacts>().ToList();
        var failures = batch.Select(outcome => outcome.Failure).OfType<PhotoFailure>().ToList();
        Store(facts, [.. facts.Select(fact => fact.Source)], failures);
    }

    /// <summary>Records files whose content is known already: moved, copied, or only their time changed.</summary>
    public void Touch(IReadOnlyList<FingerprintedFile> files) => Store([], files, []);

    /// <summary>
    /// Ends a complete scan: forgets files and failures of the source that it did not see. Photos without any file become missing;
    /// they come back when their content is seen again.
    /// </summary>
    /// <param name="known">What it saw.</param>
    /// <param name="unread">Folders and files that it could not look at, which is no proof that they are gone.</param>
    public void ForgetUnseen(KnownFiles known, IReadOnlyCollection<string> unread)
    {
        if (unread.Any(path => path is "" or "."))
            return;
        var paths = _connection
            .Query("select path from facts.files where source_id = $1 union select path from facts.failures where source_id = $1", row => row.GetString(0), known.SourceId)
            .Where(path => !known.HasSeen(path) && !unread.Any(place => path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] == '/')))
            .ToList();
        if (paths.Count == 0)
            return;
        InTransaction(() =>
        {
            var contents = new HashSet<string>();
            RemovePaths(known.SourceId, paths, contents);
            RefreshRepresentatives(contents);
        });
    }

    /// <summary>Forgets files that Bpp deleted. Photos without any other file become missing.</summary>
    /// <param name="sourceId">Whose.</param>
    /// <param name="paths">Below the source's root.</param>
    public void Forget(int sourceId, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            return;
        InTransaction(() =>
        {
            var contents = new HashSet<string>();
            RemovePaths(sourceId, [.. paths], contents);
            RefreshRepresentatives(contents);
        });
    }

    /// <summary>Remembers files of a source as lost. Photos without any other file become missing.</summary>
    public void Lose(int sourceId, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            return;
        InTransaction(() =>
        {
            var contents = new HashSet<string>();
            var lost = _connection.Query(
                "select path, size, modified_at, sha256 from facts.files where source_id = $1 and path in (select unnest($2::varchar[]))",
                row => (Path: row.GetString(0), Size: row.GetInt64(1), Modified: row.GetDateTime(2), Sha256: row.GetString(3)),
                sourceId,
                paths.ToList());
            RemovePaths(sourceId, [.. paths], contents);
            _connection.Execute(
                """
                insert into facts.lost_files (source_id, path, size, modified_at, sha256)
                select $1, unnest($2::varchar[]), unnest($3::bigint[]), unnest($4::timestamp[]), unnest($5::varchar[])
                """,
                sourceId,
                lost.ConvertAll(file => file.Path),
                lost.ConvertAll(file => file.Size),
                lost.ConvertAll(file => file.Modified),
                lost.ConvertAll(file => file.Sha256));
            RefreshRepresentatives(contents);
        });
    }

    /// <summary>Takes in files that were lost and are found, each at its place or at another one, and forgets that they were lost.</summary>
    public void Regain(int sourceId, IReadOnlyList<(string LostPath, FingerprintedFile Found)> files)
    {
        Touch([.. files.Select(file => file.Found)]);
        _connection.Execute(
            "delete from facts.lost_files where source_id = $1 and path in (select unnest($2::varchar[]))", sourceId, files.Select(file => file.LostPath).ToList());
    }

    public void Dispose() => _connection.Dispose();

    private void Store(List<PhotoFacts> facts, IReadOnlyList<FingerprintedFile> present, List<PhotoFailure> failures)
    {
        var paths = present.Select(file => file.File).Concat(failures.Select(failure => failure.File)).ToLookup(file => file.SourceId, file => file.RelativePath);
        var now = StoredTime.Now(_time);
        InTransaction(() =>
        {
            var contents = present.Select(file => file.Sha256).ToHashSet();
            var added = AppendPhotos(facts, now);
            var rows = present.DistinctBy(Key).Select(ToRow).ToList();
            // A new photo points to its file already; asking costs a scan of all files, most of a first import's time.
            if (rows.Count == present.Count)
                contents.ExceptWith(added);
            foreach (var source in paths)
                RemovePaths(source.Key, [.. source.Distinct()], contents);
            _tables.Files.Append(_connection, rows);
            _tables.Failures.Append(
                _connection,
                [.. failures.DistinctBy(failure => (failure.File.SourceId, failure.File.RelativePath)).Select(failure => new FailureRow(failure, _analyser, now))]);
            RefreshRepresentatives(contents);
        });
    }

    /// <returns>The contents that were not known before.</returns>
    private HashSet<string> AppendPhotos(List<PhotoFacts> facts, DateTime now)
    {
        if (facts.Count == 0)
            return [];
        var known = _connection
            .Query(
                "select sha256, photo_id, added_at, analyser, missing, source_id, path from facts.photos where sha256 in (select unnest($1::varchar[]))",
                row => new KnownPhoto(row.GetString(0), row.GetInt64(1), row.GetDateTime(2), row.GetString(3), row.GetBoolean(4), row.GetInt32(5), row.GetString(6)),
                facts.Select(fact => fact.Source.Sha256).Distinct().ToList())
            .ToDictionary(photo => photo.Sha256);

        var fresh = facts.Select(fact => fact.Source.Sha256).Distinct().Count(sha256 => !known.ContainsKey(sha256));
        var ids = NextIds("photo_ids", fresh);
        var rows = new List<PhotoRow>();
        var replaced = new List<long>();
        foreach (var copies in facts.GroupBy(fact => fact.Source.Sha256))
        {
            var fact = copies.MinBy(copy => (copy.Source.File.SourceId, copy.Source.File.RelativePath), PathOrder.Instance)!;
            if (!known.TryGetValue(copies.Key, out var photo))
            {
                rows.Add(new PhotoRow(ids.Dequeue(), fact, _analyser, now, now));
            }
            else if (photo.Analyser != _analyser || photo.Missing || PathOrder.Instance.Compare(Place(fact), (photo.SourceId, photo.Path)) <= 0)
            {
                replaced.Add(photo.PhotoId);
                rows.Add(new PhotoRow(photo.PhotoId, fact, _analyser, now, photo.AddedAt));
            }
        }

        if (replaced.Count > 0)
        {
            _connection.Execute(
                "delete from facts.face_embeddings where face_id in (select face_id from facts.faces where photo_id in (select unnest($1::bigint[])))", replaced);
            foreach (var table in (string[])["photos", "measurements", "named_people", "named_regions", "embedded_videos", "face_scans", "faces", "face_readings"])
                _connection.Execute($"delete from facts.{table} where photo_id in (select unnest($1::bigint[]))", replaced);
        }

        _tables.Photos.Append(_connection, rows);
        _tables.Measurements.Append(
            _connection, [.. rows.Where(row => row.Facts.Measurements is not null).Select(row => new MeasurementRow(row.PhotoId, row.Facts.Measurements!))]);
        _tables.People.Append(
            _connection, [.. rows.SelectMany(row => row.Facts.Metadata.People.Distinct().Select(person => new PersonRow(row.PhotoId, person)))]);
        _tables.NamedRegions.Append(
            _connection, [.. rows.SelectMany(row => row.Facts.Metadata.Regions.Select(region => new NamedRegionRow(row.PhotoId, region)))]);
        _tables.EmbeddedVideos.Append(
            _connection, [.. rows.Where(row => row.Facts.Metadata.EmbeddedVideo is not null).Select(row => new EmbeddedVideoRow(row.PhotoId, row.Facts.Metadata.EmbeddedVideo!))]);
        AppendFaces(rows);
        return [.. rows.Select(row => row.Facts.Source.Sha256).Where(sha256 => !known.ContainsKey(sha256))];
    }

    private void AppendFaces(List<PhotoRow> rows)
    {
        _tables.FaceScans.Append(_connection, [.. rows.Where(row => row.Facts.Faces is not null).Select(row => new FaceScanRow(row.PhotoId, row.Facts.Faces!))]);
        var found = rows.SelectMany(row => row.Facts.Faces?.Faces ?? [], (row, face) => (row.PhotoId, Face: face)).ToList();
        if (found.Count == 0)
            return;
        var ids = NextIds("face_ids", found.Count);
        var faces = found.Select(item => new FaceRow(ids.Dequeue(), item.PhotoId, item.Face)).ToList();
        _tables.Faces.Append(_connection, faces);
        _tables.FaceEmbeddings.Append(
            _connection, [.. faces.Where(row => row.Face.Embedding is not null).Select(row => new FaceEmbeddingRow(row.FaceId, row.Face.Embedding!))]);
    }

    /// <summary>One query for all: a query for each row was most of what storing cost.</summary>
    private Queue<long> NextIds(string sequence, int count) =>
        new(_connection.Query($"select nextval('facts.{sequence}') from range($1::bigint)", row => row.GetInt64(0), (long)count));

    /// <summary>Removes what is stored of some paths and adds the contents they held to <paramref name="contents"/>.</summary>
    private void RemovePaths(int sourceId, List<string> paths, HashSet<string> contents)
    {
        contents.UnionWith(_connection.Query(
            "delete from facts.files where source_id = $1 and path in (select unnest($2::varchar[])) returning sha256", row => row.GetString(0), sourceId, paths));
        _connection.Execute("delete from facts.failures where source_id = $1 and path in (select unnest($2::varchar[]))", sourceId, paths);
        _connection.Execute("delete from facts.lost_files where source_id = $1 and path in (select unnest($2::varchar[]))", sourceId, paths);
    }

    /// <summary>Makes photos point to a file that is there, or missing when there is none.</summary>
    private void RefreshRepresentatives(HashSet<string> contents)
    {
        if (contents.Count > 0)
            _connection.Execute(RefreshSql, contents.ToList());
    }

    private const string RefreshSql =
        """
        update facts.photos as photo
        set missing = here.place is null,
            source_id = case when here.place is null or here.holds then photo.source_id else here.place.source_id end,
            path = case when here.place is null or here.holds then photo.path else here.place.path end
        from (
            select
                content.photo_id,
                min({'source_id': file.source_id, 'path': file.path}) filter (where file.path is not null) as place,
                coalesce(bool_or(file.source_id = content.source_id and file.path = content.path), false) as holds
            from facts.photos as content
            left join facts.files as file
                on file.sha256 = content.sha256
            where content.sha256 in (select unnest($1::varchar[]))
            group by content.photo_id
        ) as here
        where photo.photo_id = here.photo_id
            and (
                photo.missing <> (here.place is null)
                or (here.place is not null and not here.holds)
            )
        """;

    private void InTransaction(Action write)
    {
        using var transaction = _connection.BeginTransaction();
        try
        {
            write();
            transaction.Commit();
        }
        catch
        {
            Rollback(transaction);
            throw;
        }
    }

    private static void Rollback(DuckDBTransaction transaction)
    {
        try
        {
            transaction.Rollback();
        }
        catch (DuckDBException)
        {
            // The failed statement has ended the transaction already; its own error is the one to report.
        }
    }

    private static (int SourceId, string Path) Key(FingerprintedFile file) => (file.File.SourceId, file.File.RelativePath);

    private static (int SourceId, string Path) Place(PhotoFacts facts) => Key(facts.Source);

    private static FileRow ToRow(FingerprintedFile file) =>
        new(file.File.SourceId, file.File.RelativePath, file.File.Size, StoredTime.Of(file.File.ModifiedUtc), file.Sha256);

    private sealed record KnownPhoto(string Sha256, long PhotoId, DateTime AddedAt, string Analyser, bool Missing, int SourceId, string Path);
}
