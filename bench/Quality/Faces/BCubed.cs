namespace Bpp.Bench.Quality.Faces;

/// <summary>How well groups match people, by the mean over all faces (Bagga and Baldwin, "Entity-based cross-document coreferencing", 1998).</summary>
internal static class BCubed
{
    /// <param name="people">Who each face is.</param>
    /// <param name="groups">Where it was put; -1 = alone.</param>
    /// <returns>Precision: of a face's group, the share that is the same person. Recall: of a person's faces, the share in the same group.</returns>
    public static (double Precision, double Recall) Of(IReadOnlyList<string> people, IReadOnlyList<int> groups)
    {
        var (precision, recall) = (0.0, 0.0);
        for (var face = 0; face < people.Count; face++)
        {
            var (group, person, both) = (0, 0, 0);
            for (var other = 0; other < people.Count; other++)
            {
                var together = other == face || (groups[face] >= 0 && groups[other] == groups[face]);
                var same = people[other] == people[face];
                group += together ? 1 : 0;
                person += same ? 1 : 0;
                both += together && same ? 1 : 0;
            }

            precision += both / (double)group;
            recall += both / (double)person;
        }

        return (precision / people.Count, recall / people.Count);
    }
}
