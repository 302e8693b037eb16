using Bpp.Engine.Faces;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.People;

/// <summary>
/// Brings <c>facts.faces</c> to where the user's words put the faces: drawn ones get a row, moved ones their box, and what was taken back goes.
/// What an analysis found is kept in <c>facts.face_boxes</c>, so that all of it can be undone.
/// </summary>
internal static class FacePlaces
{
    private const string Stored = """
        select
            face.face_id, face.photo_id, photo.sha256, face.x, face.y, face.width, face.height, face.quality, embedded.model,
            face.origin = 'drawn' as is_drawn, box.event_id, box.x, box.y, box.width, box.height, face.origin = 'file' and face.landmarks is null as is_unread
        from facts.faces as face
        inner join facts.photos as photo using (photo_id)
        left join facts.face_embeddings as embedded using (face_id)
        left join facts.face_boxes as box using (face_id)
        order by photo.sha256, face.x, face.y, face.face_id
        """;

    private const string Insert = """
        insert into facts.faces (face_id, photo_id, origin, x, y, width, height, confidence, quality)
        values ($1, $2, 'drawn', $3::float, $4::float, $5::float, $6::float, 0, 0)
        """;

    /// <returns>Every face where it is now, with the model of its embedding, what was said about it, and whose likeness is another than before.</returns>
    public static (List<PlacedFace> Faces, Dictionary<long, FaceDecision> Decisions, HashSet<long> Changed) Renew(DuckDBConnection connection)
    {
        var rows = connection.Query(Stored, Read);
        var byId = rows.ToDictionary(row => row.Face.FaceId);
        var drawn = rows.Where(row => row.IsDrawn).ToLookup(row => row.Face.PhotoId);
        var replay = FaceDecisions.Read(connection, rows.Where(row => !row.IsDrawn).Select(row => row.Face with { Box = row.Found ?? row.Face.Box }));

        var faces = new List<PlacedFace>(rows.Count);
        var decisions = new Dictionary<long, FaceDecision>();
        var boxes = new List<UserBox>();
        var taken = new HashSet<long>();
        var moved = new List<long>();
        var away = new List<long>();
        foreach (var state in replay.Faces)
        {
            var row = state.DrawnBy is null ? byId[state.Stored.FaceId] : drawn[state.Stored.PhotoId].FirstOrDefault(one => one.DrawnBy == state.DrawnBy);
            var face = row is null ? Added(connection, state) : row.Face with { Box = state.Box };
            if (row is not null && row.Face.Box != state.Box)
            {
                if (!row.IsDrawn && row.Found is null)
                    FaceReadings.Keep(connection, face.FaceId);
                if ((row.Found ?? row.Face.Box).Overlap(state.Box) < FaceBox.SameFace)
                    away.Add(face.FaceId);
                Place(connection, face);
                moved.Add(face.FaceId);
            }

            taken.Add(face.FaceId);
            if (state.DrawnBy is not null)
                boxes.Add(new UserBox(face.FaceId, state.DrawnBy, null));
            else if (state.Box != state.Stored.Box)
                boxes.Add(new UserBox(face.FaceId, null, state.Stored.Box));
            faces.Add(new PlacedFace(face, row?.Model, state.DrawnBy is not null));
            if (state.Decision is { } decision)
                decisions[face.FaceId] = decision;
        }

        Remove(connection, [.. rows.Where(row => !taken.Contains(row.Face.FaceId)).Select(row => row.Face.FaceId)]);
        Remember(connection, boxes);
        // What was read in another place is another's; a small correction keeps it until an analysis looks again.
        FaceReadings.Forget(connection, away);
        List<long> read = [.. boxes.Select(box => box.FaceId).Union(moved).Union(rows.Where(row => row.IsUnread && taken.Contains(row.Face.FaceId)).Select(row => row.Face.FaceId))];
        HashSet<long> changed = [.. away, .. FaceReadings.Take(connection, read)];
        faces = Reread(connection, faces, read);
        // Clustering must not depend on the order in which words were spoken.
        return ([.. faces.OrderBy(one => one.Face.Sha256, StringComparer.Ordinal).ThenBy(one => one.Face.Box.X).ThenBy(one => one.Face.Box.Y).ThenBy(one => one.Face.FaceId)], decisions, changed);
    }

    /// <summary>Faces with the quality and the model that those of the given ids have now.</summary>
    private static List<PlacedFace> Reread(DuckDBConnection connection, List<PlacedFace> faces, List<long> faceIds)
    {
        if (faceIds.Count == 0)
            return faces;
        var now = connection.Query(
            "select face_id, quality, model from facts.faces left join facts.face_embeddings using (face_id) where list_contains($1::bigint[], face_id)",
            row => (Id: row.GetInt64(0), Quality: row.GetFloat(1), Model: row.IsDBNull(2) ? null : row.GetString(2)),
            faceIds).ToDictionary(row => row.Id);
        return faces.ConvertAll(one => now.TryGetValue(one.Face.FaceId, out var read) ? one with { Face = one.Face with { Quality = read.Quality }, Model = read.Model } : one);
    }

    private static StoredFace Added(DuckDBConnection connection, FaceState state)
    {
        var face = state.Stored with { FaceId = connection.Scalar<long>("select nextval('facts.face_ids')"), Box = state.Box };
        connection.Execute(Insert, face.FaceId, face.PhotoId, face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height);
        return face;
    }

    private static void Place(DuckDBConnection connection, StoredFace face) => connection.Execute(
        "update facts.faces set x = $2::float, y = $3::float, width = $4::float, height = $5::float where face_id = $1",
        face.FaceId,
        face.Box.X,
        face.Box.Y,
        face.Box.Width,
        face.Box.Height);

    private static void Remove(DuckDBConnection connection, List<long> faceIds)
    {
        if (faceIds.Count == 0)
            return;
        connection.Execute("delete from facts.face_embeddings where list_contains($1::bigint[], face_id)", faceIds);
        connection.Execute("delete from facts.faces where list_contains($1::bigint[], face_id)", faceIds);
    }

    private static void Remember(DuckDBConnection connection, List<UserBox> boxes)
    {
        connection.Execute("delete from facts.face_boxes");
        using var appender = connection.CreateAppender("facts", "face_boxes");
        foreach (var (faceId, drawnBy, found) in boxes)
        {
            appender.CreateRow()
                .AppendValue(faceId)
                .AppendValue(drawnBy)
                .AppendValue(found?.X)
                .AppendValue(found?.Y)
                .AppendValue(found?.Width)
                .AppendValue(found?.Height)
                .EndRow();
        }
    }

    private static StoredRow Read(System.Data.Common.DbDataReader row) => new(
        new StoredFace(row.GetInt64(0), row.GetInt64(1), row.GetString(2), new FaceBox(row.GetFloat(3), row.GetFloat(4), row.GetFloat(5), row.GetFloat(6)), row.GetFloat(7)),
        row.IsDBNull(8) ? null : row.GetString(8),
        row.GetBoolean(9),
        row.IsDBNull(10) ? null : row.GetInt64(10),
        row.IsDBNull(11) ? null : new FaceBox(row.GetFloat(11), row.GetFloat(12), row.GetFloat(13), row.GetFloat(14)),
        row.GetBoolean(15));

    private sealed record StoredRow(StoredFace Face, string? Model, bool IsDrawn, long? DrawnBy, FaceBox? Found, bool IsUnread);

    private sealed record UserBox(long FaceId, long? DrawnBy, FaceBox? Found);
}
