using Bpp.Engine.Measuring;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;

namespace Bpp.Engine.Selection;

/// <summary>
/// Keeps what picks and albums need and SQL is bad at: near-duplicate groups, scenes, bursts, and the candidates table. All of it is derived
/// and replaced as a whole, in one transaction, and only when something it is computed from has changed.
/// </summary>
public static class DuplicateLinker
{
    private const string Clear = """
        delete from facts.near_duplicate_pairs;
        delete from facts.near_duplicate_groups;
        delete from facts.scenes;
        delete from facts.days;
        delete from facts.candidates;
        delete from facts.bursts;
        delete from facts.selection_inputs;
        """;

    /// <summary>Brings groups, scenes, bursts and candidates up to date with the facts and the dedup settings.</summary>
    /// <param name="database">The library.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>Whether anything had changed.</returns>
    public static bool Refresh(LibraryDatabase database, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        var signature = (string)Scalar(connection, "select signature from selection_signature")!;
        if (signature == Scalar(connection, "select signature from facts.selection_inputs") as string)
            return false;

        var options = ReadOptions(connection);
        var photos = ReadPhotos(connection);
        var groups = DuplicateGroups.Find(photos, options, ct);
        var scenes = SceneFinder.Find(photos, groups, options);
        ct.ThrowIfCancellationRequested();

        Execute(connection, Clear);
        Append<PairRow, PairMap>(connection, "near_duplicate_pairs", groups.Select(link => PairRow.Of(photos, link)));
        Append<MemberRow, MemberMap>(connection, "near_duplicate_groups", Members(photos, groups));
        Append<MemberRow, MemberMap>(connection, "scenes", Members(photos, scenes));
        SeriesContext.Refresh(connection);
        Execute(connection, "insert into facts.days from candidate_days");
        Execute(connection, "insert into facts.candidates from candidate_facts order by place desc");
        Execute(connection, "insert into facts.bursts from burst_facts order by taken_at desc");
        Execute(connection, "insert into facts.selection_inputs values ($1)", signature);
        transaction.Commit();
        return true;
    }

    private static DuplicateOptions ReadOptions(DuckDBConnection connection)
    {
        return new DuplicateOptions
        {
            WindowBits = (int)Setting("hash_distance_threshold"),
            Window = TimeSpan.FromSeconds(Setting("time_window_seconds")),
            LibraryBits = (int)Setting("global_hash_distance_threshold"),
            SceneBits = (int)Setting("scene_hash_distance"),
        };

        double Setting(string key) => (double)Scalar(connection, "select value from settings where key = $1", key)!;
    }

    private static List<SelectionPhoto> ReadPhotos(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select photo_id, dhash, ahash, phash, exact_time from fingerprints order by ordinal";
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        var photos = new List<SelectionPhoto>();
        while (reader.Read())
        {
            var fingerprint = new Fingerprint(reader.GetFieldValue<ulong>(1), reader.GetFieldValue<ulong>(2), reader.GetFieldValue<ulong>(3));
            photos.Add(new SelectionPhoto(reader.GetInt64(0), fingerprint, reader.IsDBNull(4) ? null : reader.GetDateTime(4)));
        }

        return photos;
    }

    /// <summary>A row per member, the anchors among them.</summary>
    private static IEnumerable<MemberRow> Members(List<SelectionPhoto> photos, List<PhotoLink> links)
    {
        var anchors = new HashSet<int>();
        foreach (var (anchor, member) in links)
        {
            if (anchors.Add(anchor))
                yield return new MemberRow(photos[anchor].PhotoId, photos[anchor].PhotoId);
            yield return new MemberRow(photos[member].PhotoId, photos[anchor].PhotoId);
        }
    }

    private static void Append<TRow, TMap>(DuckDBConnection connection, string table, IEnumerable<TRow> rows)
        where TMap : DuckDBAppenderMap<TRow>, new()
    {
        using var appender = connection.CreateAppender<TRow, TMap>("facts", table);
        appender.AppendRecords(rows);
        appender.Close();
    }

    private static void Execute(DuckDBConnection connection, string sql, params object[] values) => Scalar(connection, sql, values);

    private static object? Scalar(DuckDBConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter(value));
        return command.ExecuteScalar();
    }

    private sealed record PairRow(long PhotoA, long PhotoB, byte DifferenceDistance, byte AverageDistance, double? SecondsApart)
    {
        public static PairRow Of(List<SelectionPhoto> photos, PhotoLink link)
        {
            var (anchor, member) = (photos[link.Anchor], photos[link.Member]);
            return new PairRow(
                anchor.PhotoId,
                member.PhotoId,
                (byte)ulong.PopCount(anchor.Fingerprint.Difference ^ member.Fingerprint.Difference),
                (byte)ulong.PopCount(anchor.Fingerprint.Average ^ member.Fingerprint.Average),
                (member.Time - anchor.Time)?.TotalSeconds);
        }
    }

    private sealed record MemberRow(long PhotoId, long AnchorId);

    private sealed class PairMap : DuckDBAppenderMap<PairRow>
    {
        public PairMap()
        {
            Map(row => row.PhotoA);
            Map(row => row.PhotoB);
            Map(row => row.DifferenceDistance);
            Map(row => row.AverageDistance);
            Map(row => row.SecondsApart);
        }
    }

    private sealed class MemberMap : DuckDBAppenderMap<MemberRow>
    {
        public MemberMap()
        {
            Map(row => row.PhotoId);
            Map(row => row.AnchorId);
        }
    }
}
