using Bpp.Engine.People.Clustering;

namespace Bpp.Engine.People;

/// <summary>Finds people who look alike but not enough to be joined without asking.</summary>
internal static class SimilarPeople
{
    private const int FewestFaces = 2;

    /// <param name="vectors">One row a face.</param>
    /// <param name="keys">The person of each face; null = nobody's.</param>
    /// <param name="similarity">Mean cosine two people have at least.</param>
    /// <param name="most">Pairs for one person.</param>
    /// <param name="ct">Stops between rows.</param>
    /// <returns>Each pair once, keys in order; similarity is the mean cosine of their faces.</returns>
    public static List<(string A, string B, float Similarity)> Find(UnitVectors vectors, IReadOnlyList<string?> keys, float similarity, int most, CancellationToken ct)
    {
        var people = keys.Index().Where(face => face.Item is not null).GroupBy(face => face.Item!, face => face.Index, StringComparer.Ordinal)
            .Where(faces => faces.Count() >= FewestFaces || !faces.Key.StartsWith('c'))
            .OrderBy(faces => faces.Key, StringComparer.Ordinal)
            .ToArray();
        var means = new UnitVectors(people.Length, vectors.Dimension);
        var shrinks = new float[people.Length];
        for (var person = 0; person < people.Length; person++)
        {
            var mean = means[person];
            var count = 0;
            foreach (var face in people[person])
            {
                count++;
                var vector = vectors[face];
                for (var at = 0; at < mean.Length; at++)
                    mean[at] += vector[at];
            }

            // The mean's length is what averaging left of it: mean cosine = cosine of the means times both lengths.
            shrinks[person] = MathF.Sqrt(UnitVectors.Dot(mean, mean)) / count;
            UnitVectors.Normalise(mean);
        }

        return [.. NeighbourSearch.Find(means, [.. Enumerable.Range(0, people.Length)], most, similarity, ct)
            .Select(pair => (people[pair.A].Key, people[pair.B].Key, pair.Similarity * shrinks[pair.A] * shrinks[pair.B]))
            .Where(pair => pair.Item3 >= similarity)];
    }
}
