using Bpp.Engine.Storage;

namespace Bpp.Engine.Companions;

/// <summary>
/// Keeps <c>facts.companions</c>: which photos are shown with another instead of on their own. Derived and replaced as a whole, in one
/// transaction, and only when something it is computed from has changed.
/// </summary>
public static class CompanionLinker
{
    /// <summary>Brings the companions up to date with the facts.</summary>
    /// <returns>Whether anything had changed.</returns>
    public static bool Refresh(LibraryDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        var signature = connection.Scalar<string>("select signature from companion_signature");
        if (signature == connection.Scalar<string>("select signature from facts.companion_inputs"))
            return false;

        var candidates = connection.Query(
            "select photo_id, companion_of, kind from companion_candidates order by photo_id, priority, shown_path, companion_of", row => new Companion(row.GetInt64(0), row.GetInt64(1), row.GetString(2)));
        connection.Execute("delete from facts.companions; delete from facts.companion_inputs;");
        new TableAppender<Companion>("facts", "companions")
            .Int64("photo_id", row => row.PhotoId)
            .Int64("companion_of", row => row.CompanionOf)
            .Text("kind", row => row.Kind)
            .Bind(connection)
            .Append(connection, Resolve(candidates));
        connection.Execute("insert into facts.companion_inputs values ($1)", signature);
        transaction.Commit();
        return true;
    }

    /// <summary>One companion row for each photo, its first, leading to a photo that is shown itself: a RAW beside a burst's frame belongs to the burst's best.</summary>
    /// <param name="candidates">The best of each photo first.</param>
    internal static IReadOnlyList<Companion> Resolve(IEnumerable<Companion> candidates)
    {
        var first = new Dictionary<long, Companion>();
        foreach (var candidate in candidates)
            first.TryAdd(candidate.PhotoId, candidate);
        return [.. first.Values.OrderBy(companion => companion.PhotoId).Select(companion => companion with { CompanionOf = Shown(companion) }).Where(companion => companion.CompanionOf != companion.PhotoId)];

        long Shown(Companion companion)
        {
            // No chain is longer than all of them; copies under crossed names could make a ring, whose least id is shown.
            var shown = companion.CompanionOf;
            var seen = new HashSet<long> { companion.PhotoId };
            while (seen.Add(shown) && first.TryGetValue(shown, out var next))
                shown = next.CompanionOf;
            return first.ContainsKey(shown) ? Ring(shown).Min() : shown;
        }

        IEnumerable<long> Ring(long start)
        {
            yield return start;
            for (var at = first[start].CompanionOf; at != start; at = first[at].CompanionOf)
                yield return at;
        }
    }
}
