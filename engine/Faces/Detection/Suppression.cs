namespace Bpp.Engine.Faces.Detection;

/// <summary>Of several boxes around one face, keeps the best.</summary>
internal static class Suppression
{
    public const float MaxOverlap = 0.4f;

    /// <summary>
    /// Greedy non-maximum suppression: from the highest score down, drops what overlaps a kept box by more than
    /// <paramref name="maxOverlap"/> (intersection over union) or is nested with one by more than <paramref name="maxNesting"/>
    /// (share of the smaller). Equal scores keep their order.
    /// </summary>
    public static List<Candidate> Keep(IEnumerable<Candidate> candidates, float maxOverlap = MaxOverlap, float maxNesting = 1)
    {
        var kept = new List<Candidate>();
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Score))
        {
            if (!kept.Exists(other => candidate.Box.Overlap(other.Box) > maxOverlap || candidate.Box.Nesting(other.Box) > maxNesting))
                kept.Add(candidate);
        }

        return kept;
    }
}
