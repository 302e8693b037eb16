using System.Globalization;
using Bpp.Engine.People.Clustering;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.People;

/// <summary>
/// Keeps who is in which photo: clusters faces under what the user and the files say, and fills the tables that the views of
/// <c>queries/people</c> read. All of it is derived, replaced as a whole in one transaction, and only when something it is computed from changed.
/// </summary>
public static class PeopleLinker
{
    // Two people this much below the linking threshold are worth a question.
    private const float ReviewBelow = 0.12f;
    private const int PairsEach = 5;

    private const string Clear = """
        delete from facts.face_people;
        delete from facts.people;
        delete from facts.person_photos;
        delete from facts.person_pairs;
        delete from facts.people_inputs;
        """;

    /// <summary>Brings people up to date with faces, names and decisions.</summary>
    /// <param name="database">The library.</param>
    /// <param name="loosen">People whose faces are joined anew where only likeness had joined them; null = everybody, empty = nobody.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>Whether anything had changed.</returns>
    public static bool Refresh(LibraryDatabase database, IReadOnlySet<string>? loosen, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        var signature = connection.Scalar<string>("select signature from people_signature")!;
        if (loosen is not null && signature == connection.Scalar<string>("select signature from facts.people_inputs"))
            return false;

        var (faces, decisions, changed) = FacePlaces.Renew(connection);
        var earlier = loosen is null
            ? []
            : connection.Query("select face_id, person_key from facts.face_people where how = 'clustered'", row => (Id: row.GetInt64(0), Key: row.GetString(1)))
                .Where(row => !loosen.Contains(row.Key) && !changed.Contains(row.Id))
                .ToDictionary(row => row.Id, row => row.Key);
        var found = Cluster(connection, faces, decisions, earlier, ct);

        connection.Execute(Clear);
        using (var appender = connection.CreateAppender("facts", "face_people"))
        {
            foreach (var (face, person) in found.Faces)
                appender.CreateRow().AppendValue(face).AppendValue(person.Key).AppendValue(person.How).AppendValue(person.Similarity).EndRow();
        }

        using (var appender = connection.CreateAppender("facts", "person_pairs"))
        {
            foreach (var (a, b, similarity) in found.Pairs)
                appender.CreateRow().AppendValue(a).AppendValue(b).AppendValue((float?)similarity).EndRow();
        }

        connection.Execute("insert into facts.people from person_facts");
        connection.Execute("insert into facts.person_photos from person_photo_facts");
        // Not the signature from above: the faces were moved since.
        connection.Execute("insert into facts.people_inputs select signature from people_signature");
        transaction.Commit();
        return true;
    }

    private static Found Cluster(
        DuckDBConnection connection,
        List<PlacedFace> placed,
        Dictionary<long, FaceDecision> decisions,
        Dictionary<long, string> earlier,
        CancellationToken ct)
    {
        var found = new Found([], []);
        foreach (var (face, decision) in decisions)
            found.Faces[face] = new Assigned(decision.Person, decision.How, null);

        // Vectors of two models do not compare; after another model was installed, each photo comes along when it is analysed again.
        foreach (var model in placed.Where(row => row.Model is not null).GroupBy(row => row.Model!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var rows = model.Where(row => !decisions.TryGetValue(row.Face.FaceId, out var said) || said.Person is not null).ToList();
            if (rows.Count == 0)
                continue;
            var faces = rows.ConvertAll(row => row.Face);
            var vectors = EmbeddingReader.Read(connection, model.Key, faces);
            var samples = rows.ConvertAll(row => new FaceSample(
                row.Face.PhotoId, row.Face.Quality, decisions.GetValueOrDefault(row.Face.FaceId)?.Person, earlier.GetValueOrDefault(row.Face.FaceId), row.IsDrawn));
            var options = EmbeddingThresholds.Of(model.Key);
            var groups = FaceClustering.Run(vectors, samples, options, ct);
            var keys = Keys(faces, samples, groups);
            for (var row = 0; row < faces.Count; row++)
            {
                if (groups[row].Group >= 0 && samples[row].Person is null)
                    found.Faces[faces[row].FaceId] = new Assigned(keys[groups[row].Group], "clustered", groups[row].Similarity);
            }

            found.Pairs.AddRange(SimilarPeople.Find(vectors, [.. groups.Select(group => group.Group < 0 ? null : keys[group.Group])], options.Link - ReviewBelow, PairsEach, ct));
        }

        return found;
    }

    /// <summary>The person of each group: the decided one; else the key the group had; else one after its first face.</summary>
    private static Dictionary<int, string> Keys(List<StoredFace> faces, List<FaceSample> samples, FaceGroup[] groups)
    {
        var keys = new Dictionary<int, string>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups.Index().Where(face => face.Item.Group >= 0).GroupBy(face => face.Item.Group))
        {
            var members = group.Select(face => face.Index).ToList();
            var key = members.Select(row => samples[row].Person).FirstOrDefault(person => person is not null)
                ?? members.Select(row => samples[row].Earlier).Where(name => name is not null && !used.Contains(name)).Min(StringComparer.Ordinal);
            if (key is null || !used.Add(key))
                key = "c" + members.Min(row => faces[row].FaceId).ToString(CultureInfo.InvariantCulture);
            used.Add(key);
            keys[group.Key] = key;
        }

        return keys;
    }

    private sealed record Assigned(string? Key, string How, float? Similarity);

    private sealed record Found(Dictionary<long, Assigned> Faces, List<(string A, string B, float Similarity)> Pairs);
}
