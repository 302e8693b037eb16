using Bpp.Engine.People.Clustering;

namespace Bpp.Tests.People;

/// <summary>Vectors of imaginary people: a random direction each, and noise around it.</summary>
internal static class SyntheticFaces
{
    public static readonly ClusteringOptions Options = new() { Link = 0.4f, Cohesion = 0.55f, Attach = 0.45f };

    /// <param name="people">How many.</param>
    /// <param name="each">Faces of each.</param>
    /// <param name="cohesion">Mean cosine of two faces of one person.</param>
    /// <param name="dimension">D.</param>
    /// <param name="seed">The same seed gives the same faces.</param>
    /// <returns>Vectors, person by person.</returns>
    public static UnitVectors Make(int people, int each, float cohesion, int dimension = 128, int seed = 1)
    {
        var random = new Random(seed);
        var vectors = new UnitVectors(people * each, dimension);
        var centre = new float[dimension];
        for (var person = 0; person < people; person++)
        {
            Fill(centre, random);
            for (var face = 0; face < each; face++)
            {
                var row = vectors[(person * each) + face];
                Fill(row, random);
                for (var at = 0; at < dimension; at++)
                    row[at] = (MathF.Sqrt(cohesion) * centre[at]) + (MathF.Sqrt(1 - cohesion) * row[at]);
                UnitVectors.Normalise(row);
            }
        }

        return vectors;
    }

    public static FaceSample[] Unnamed(int count) => [.. Enumerable.Range(0, count).Select(row => new FaceSample(row, 0.8f))];

    private static void Fill(Span<float> vector, Random random)
    {
        for (var at = 0; at < vector.Length; at++)
            vector[at] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        UnitVectors.Normalise(vector);
    }
}
