using Bpp.Engine.Faces;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.People;

/// <summary>Reads where faces are and whose: the files' own names first, then the user's events in their order; the last word counts.</summary>
internal static class FaceDecisions
{
    private const string Regions = """
        select photo.sha256, file.person_key, named.x, named.y, named.width, named.height
        from facts.named_regions as named
        inner join facts.photos as photo using (photo_id)
        inner join file_people as file
            on file.photo_id = named.photo_id
            and file.person = named.person
        order by photo.sha256, named.person
        """;

    private const string Events = """
        select event.event_id, event.kind, event.sha256, photo.photo_id, event.subject, coalesce(decision.root_key, event.subject) as person_key, event.value
        from active_events as event
        inner join facts.photos as photo
            on photo.sha256 = event.sha256
        left join person_decisions as decision
            on decision.person_key = event.subject
        where event.kind in ('person_face', 'face_dismissed', 'face_drawn', 'face_moved')
        order by event.event_id
        """;

    /// <param name="connection">To the library.</param>
    /// <param name="found">What analyses found, drawn faces left out.</param>
    public static FaceReplay Read(DuckDBConnection connection, IEnumerable<StoredFace> found)
    {
        var replay = new FaceReplay(found);
        var regions = connection.Query(
            Regions, row => (Sha256: row.GetString(0), Person: row.GetString(1), Box: new FaceBox(row.GetFloat(2), row.GetFloat(3), row.GetFloat(4), row.GetFloat(5))));
        foreach (var region in regions)
            replay.Say(region.Sha256, region.Box, new FaceDecision(region.Person, "file"));
        foreach (var said in connection.Query(Events, Said))
            Apply(replay, said);
        return replay;
    }

    private static void Apply(FaceReplay replay, FaceWord said)
    {
        switch (said.Kind)
        {
            case PeopleEvents.FaceDrawn when BoxText.Parse(said.Value) is { } drawn:
                replay.Draw(said.PhotoId, said.Sha256, drawn, said.EventId);
                break;
            case PeopleEvents.FaceMoved when BoxText.Parse(said.Value) is { } moved:
                replay.Move(said.PhotoId, said.Sha256, BoxText.Parse(said.Subject), moved, said.EventId);
                break;
            case PeopleEvents.FaceDismissed:
                replay.Say(said.Sha256, BoxText.Parse(said.Value), FaceDecision.Dismissed);
                break;
            case PeopleEvents.Face:
                replay.Say(said.Sha256, BoxText.Parse(said.Value), new FaceDecision(said.Person, "decided"));
                break;
        }
    }

    private static FaceWord Said(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetInt64(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.IsDBNull(6) ? null : row.GetString(6));

    private sealed record FaceWord(long EventId, string Kind, string Sha256, long PhotoId, string? Subject, string? Person, string? Value);
}
