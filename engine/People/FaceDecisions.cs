using Bpp.Engine.Faces;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.People;

/// <summary>Reads who is said to be whom: the files' own names first, then the user's events in their order; the last word counts.</summary>
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
        select event.kind, event.sha256, coalesce(decision.root_key, event.subject) as person_key, event.value
        from active_events as event
        left join person_decisions as decision
            on decision.person_key = event.subject
        where event.kind in ('person_face', 'face_dismissed')
        order by event.event_id
        """;

    /// <returns>By face id.</returns>
    public static Dictionary<long, FaceDecision> Read(DuckDBConnection connection, IReadOnlyCollection<StoredFace> faces)
    {
        var resolver = new FaceResolver(faces);
        var decisions = new Dictionary<long, FaceDecision>();
        var regions = connection.Query(
            Regions, row => (Sha256: row.GetString(0), Person: row.GetString(1), Box: new FaceBox(row.GetFloat(2), row.GetFloat(3), row.GetFloat(4), row.GetFloat(5))));
        foreach (var region in regions)
        {
            if (resolver.Find(region.Sha256, region.Box) is { } face)
                decisions[face.FaceId] = new FaceDecision(region.Person, "file");
        }

        var events = connection.Query(
            Events, row => (Kind: row.GetString(0), Sha256: row.IsDBNull(1) ? null : row.GetString(1), Person: row.IsDBNull(2) ? null : row.GetString(2), Box: row.IsDBNull(3) ? null : row.GetString(3)));
        foreach (var said in events)
        {
            if (resolver.Find(said.Sha256, BoxText.Parse(said.Box)) is { } face)
                decisions[face.FaceId] = said.Kind == PeopleEvents.FaceDismissed ? FaceDecision.Dismissed : new FaceDecision(said.Person, "decided");
        }

        return decisions;
    }
}
