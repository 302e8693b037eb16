using Bpp.Engine.Faces;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.People;

/// <summary>What is known of faces by photo and box, in <c>facts.face_readings</c>: a drawn face has no other source, and a moved one must not keep what was read elsewhere.</summary>
internal static class FaceReadings
{
    private const string SameBox = """
        reading.photo_id = face.photo_id
            and reading.x = face.x
            and reading.y = face.y
            and reading.width = face.width
            and reading.height = face.height
        """;

    private const string KeepSql = $"""
        insert into facts.face_readings by name
        select
            face.photo_id, face.x, face.y, face.width, face.height, face.landmarks, face.edge_width, face.brightness, face.clipped, face.yaw, face.pitch,
            face.roll, face.left_eye_open, face.right_eye_open, face.smile, face.quality, embedded.model, embedded.embedding
        from facts.faces as face
        left join facts.face_embeddings as embedded using (face_id)
        where face.face_id = $1
            and not exists (from facts.face_readings as reading where {SameBox})
        """;

    private const string ChangedSql = $"""
        select face.face_id
        from facts.faces as face
        inner join facts.face_readings as reading
            on {SameBox}
        left join facts.face_embeddings as embedded
            on embedded.face_id = face.face_id
        where list_contains($1::bigint[], face.face_id)
            and reading.embedding is distinct from embedded.embedding
        """;

    private const string TakeSql = $"""
        update facts.faces as face
        set landmarks = reading.landmarks, edge_width = reading.edge_width, brightness = reading.brightness, clipped = reading.clipped, yaw = reading.yaw,
            pitch = reading.pitch, roll = reading.roll, left_eye_open = reading.left_eye_open, right_eye_open = reading.right_eye_open,
            smile = reading.smile, quality = reading.quality
        from facts.face_readings as reading
        where list_contains($1::bigint[], face.face_id)
            and {SameBox}
        """;

    private const string DropEmbeddingsSql = $"""
        delete from facts.face_embeddings
        where face_id in (
            select face.face_id
            from facts.faces as face
            inner join facts.face_readings as reading
                on {SameBox}
            where list_contains($1::bigint[], face.face_id)
        )
        """;

    private const string TakeEmbeddingsSql = $"""
        insert into facts.face_embeddings (face_id, model, embedding)
        select face.face_id, reading.model, reading.embedding
        from facts.faces as face
        inner join facts.face_readings as reading
            on {SameBox}
        where list_contains($1::bigint[], face.face_id)
            and reading.model is not null
        """;

    private const string ForgetSql = """
        update facts.faces
        set landmarks = null, edge_width = null, brightness = null, clipped = null, yaw = null, pitch = null, roll = null,
            left_eye_open = null, right_eye_open = null, smile = null, quality = 0
        where list_contains($1::bigint[], face_id)
        """;

    private const string UnreadSql = $"""
        select distinct face.photo_id, photo.path, face.x, face.y, face.width, face.height
        from facts.faces as face
        left join facts.face_boxes as box
            on box.face_id = face.face_id
        inner join facts.photos as photo
            on photo.photo_id = face.photo_id
        where photo.source_id = $1
            and not photo.missing
            and (box.face_id is not null or (face.origin = 'file' and face.landmarks is null))
            and not exists (from facts.face_readings as reading where {SameBox})
        order by face.photo_id, face.x, face.y
        """;

    /// <summary>Notes what is known of a found face, before it moves.</summary>
    public static void Keep(DuckDBConnection connection, long faceId) => connection.Execute(KeepSql, faceId);

    /// <summary>Gives faces what was read in the boxes they have now; those whose box nobody read keep what they have.</summary>
    /// <returns>The faces that look like somebody else now.</returns>
    public static List<long> Take(DuckDBConnection connection, List<long> faceIds)
    {
        if (faceIds.Count == 0)
            return [];
        var changed = connection.Query(ChangedSql, row => row.GetInt64(0), faceIds);
        connection.Execute(TakeSql, faceIds);
        connection.Execute(DropEmbeddingsSql, faceIds);
        connection.Execute(TakeEmbeddingsSql, faceIds);
        return changed;
    }

    /// <summary>Takes from faces what was read of them.</summary>
    public static void Forget(DuckDBConnection connection, List<long> faceIds)
    {
        if (faceIds.Count == 0)
            return;
        connection.Execute(ForgetSql, faceIds);
        connection.Execute("delete from facts.face_embeddings where list_contains($1::bigint[], face_id)", faceIds);
    }

    /// <summary>The boxes of drawn and moved faces, and of faces that only the file names, that nobody read, each once, of the photos of one source.</summary>
    public static List<UnreadBox> Unread(DuckDBConnection connection, int sourceId) => connection.Query(
        UnreadSql,
        row => new UnreadBox(row.GetInt64(0), row.GetString(1), new FaceBox(row.GetFloat(2), row.GetFloat(3), row.GetFloat(4), row.GetFloat(5))),
        sourceId);

    /// <summary>Stores what was read, each in its box.</summary>
    public static void Add(DuckDBConnection connection, IReadOnlyList<FaceReadingRow> readings) => new TableAppender<FaceReadingRow>("facts", "face_readings")
        .Int64("photo_id", row => row.PhotoId)
        .Box(row => row.Face.Box)
        .Face(row => row.Face)
        .Text("model", row => row.Face.Embedding?.Model)
        .SingleList("embedding", row => row.Face.Embedding?.Vector)
        .Bind(connection)
        .Append(connection, [.. readings]);
}
