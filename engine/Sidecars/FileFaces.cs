using Bpp.Engine.Faces;
using Bpp.Engine.Metadata;
using Bpp.Engine.People;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Sidecars;

/// <summary>
/// Lets the faces that only a file speaks of go where its regions go: one that moved is moved, one whose region is gone goes, a new one comes.
/// A face the user said something of stays as it is. What is to be read in the new boxes, the next analysis reads.
/// </summary>
internal sealed class FileFaces(DuckDBConnection connection)
{
    private const string Stored = """
        select face.face_id, face.origin, face.x, face.y, face.width, face.height,
            coalesce(box.x, face.x), coalesce(box.y, face.y), coalesce(box.width, face.width), coalesce(box.height, face.height)
        from facts.faces as face
        left join facts.face_boxes as box using (face_id)
        where face.photo_id = $1
        order by face.face_id
        """;

    // A moved face is spoken of where it was, too.
    private const string Words = """
        select event.value, event.subject
        from active_events as event
        where event.sha256 = $1
            and event.kind in ('person_face', 'face_dismissed', 'face_drawn', 'face_moved')
        """;

    private const string Added = """
        insert into facts.faces (face_id, photo_id, origin, x, y, width, height, confidence, quality)
        values (nextval('facts.face_ids'), $1, 'file', $2::float, $3::float, $4::float, $5::float, 0, 0)
        """;

    /// <param name="photoId">A photo that was searched for faces; for any other, the analysis that searches does it.</param>
    /// <param name="sha256">Its content.</param>
    /// <param name="before">The regions that were read last, in the upright photo.</param>
    /// <param name="after">The regions of now.</param>
    /// <returns>The regions to remember: those of now, but that of a face the user spoke of where that face is.</returns>
    public IReadOnlyList<NamedRegion> Follow(long photoId, string sha256, IReadOnlyList<NamedRegion> before, IReadOnlyList<NamedRegion> after)
    {
        if (before.SequenceEqual(after) || connection.Scalar<long>("select count(*) from facts.face_scans where photo_id = $1", photoId) == 0)
            return after;
        var faces = connection.Query(Stored, Face, photoId);
        var words = connection.Query(Words, row => new[] { BoxText.Parse(Text(row, 0)), BoxText.Parse(Text(row, 1)) }, sha256).SelectMany(boxes => boxes).OfType<FaceBox>().ToList();
        var others = faces.Where(face => !face.IsOfFile).Select(face => face.Box).ToList();
        var (open, kept) = (after.ToList(), after.ToList());
        foreach (var face in faces.Where(face => face.IsOfFile))
        {
            var region = Take(open, face.Found, before);
            if (words.Any(box => box.Overlap(face.Found) >= FaceBox.SameFace))
            {
                others.Add(face.Box); // the user's word stands, and the name stays with the face
                if (region is not null)
                    kept[kept.IndexOf(region)] = region with { Box = face.Found };
            }
            else if (region is null || IsThere(others, region.Box))
                Remove(face.FaceId);
            else
                others.Add(Place(face, region.Box));
        }

        foreach (var region in open.Where(region => !IsThere(others, region.Box)))
        {
            connection.Execute(Added, photoId, region.Box.X, region.Box.Y, region.Box.Width, region.Box.Height);
            others.Add(region.Box);
        }

        return kept;
    }

    /// <summary>What became of the region a face was made from, which is then spoken for: by its place, else by its person's name.</summary>
    private static NamedRegion? Take(List<NamedRegion> open, FaceBox found, IReadOnlyList<NamedRegion> before)
    {
        var was = before.Where(region => region.Box.Overlap(found) >= FaceBox.SameFace).MaxBy(region => region.Box.Overlap(found));
        var region = open.Where(region => region.Box.Overlap(found) >= FaceBox.SameFace).MaxBy(region => region.Box.Overlap(found))
            ?? open.Find(region => region.Person == was?.Person && !before.Contains(region));
        if (region is not null)
            open.Remove(region);
        return region;
    }

    private static bool IsThere(IEnumerable<FaceBox> boxes, FaceBox box) => boxes.Any(other => other.Overlap(box) >= FaceBox.SameFace);

    /// <summary>Puts a face into a box; read far away, it is another's face that was read.</summary>
    private FaceBox Place(FileFace face, FaceBox box)
    {
        if (box == face.Found)
            return box;
        connection.Execute("update facts.faces set x = $2::float, y = $3::float, width = $4::float, height = $5::float where face_id = $1", face.FaceId, box.X, box.Y, box.Width, box.Height);
        if (box.Overlap(face.Found) < FaceBox.SameFace)
            FaceReadings.Forget(connection, [face.FaceId]);
        return box;
    }

    private void Remove(long faceId)
    {
        connection.Execute("delete from facts.face_embeddings where face_id = $1", faceId);
        connection.Execute("delete from facts.face_boxes where face_id = $1", faceId);
        connection.Execute("delete from facts.faces where face_id = $1", faceId);
    }

    private static FileFace Face(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1) == "file",
        new FaceBox(row.GetFloat(2), row.GetFloat(3), row.GetFloat(4), row.GetFloat(5)),
        new FaceBox(row.GetFloat(6), row.GetFloat(7), row.GetFloat(8), row.GetFloat(9)));

    private static string? Text(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record FileFace(long FaceId, bool IsOfFile, FaceBox Box, FaceBox Found);
}
