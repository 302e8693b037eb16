using System.Diagnostics;
using System.Globalization;
using Bpp.Engine.People.Clustering;

namespace Bpp.Bench.People;

/// <summary>How face clustering grows with the library, next to a floor: the scalar products of every face with √N others.</summary>
internal static class ClusteringRun
{
    public const string Usage = "people [--faces 1000,10000,100000]";

    private const int Dimension = 512;
    private const int FacesEach = 20;
    private const float Cohesion = 0.55f;

    public static int Run(string[] args)
    {
        var report = new BenchReport("people");
        var lines = new List<IReadOnlyList<string>>();
        foreach (var count in Sizes(args))
        {
            var vectors = Make(count);
            var samples = Enumerable.Range(0, count).Select(row => new FaceSample(row, 0.8f)).ToList();
            var floor = Seconds(() => Floor(vectors));
            var groups = Array.Empty<FaceGroup>();
            var options = new ClusteringOptions { Link = 0.4f, Cohesion = Cohesion, Attach = 0.45f };
            var seconds = Seconds(() => groups = FaceClustering.Run(vectors, samples, options, CancellationToken.None));
            var pure = groups.Index().GroupBy(face => face.Item.Group).Count(group => group.Select(face => face.Index / FacesEach).Distinct().Count() == 1);
            var found = groups.Select(face => face.Group).Distinct().Count();
            report.Figures[$"clustering {count} faces s"] = seconds;
            lines.Add([
                count.ToString("N0", CultureInfo.InvariantCulture),
                Text(seconds),
                Text(seconds / floor),
                (count / FacesEach).ToString("N0", CultureInfo.InvariantCulture),
                found.ToString("N0", CultureInfo.InvariantCulture),
                pure.ToString("N0", CultureInfo.InvariantCulture)]);
        }

        report.Table($"clustering faces ({Dimension} numbers each, {FacesEach} a person)", ["faces", "seconds", "x floor", "people", "groups", "of one person"], lines);
        report.Save();
        return 0;
    }

    private static int[] Sizes(string[] args)
    {
        var at = Array.IndexOf(args, "--faces");
        return at >= 0 && at + 1 < args.Length
            ? [.. args[at + 1].Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))]
            : [1_000, 10_000, 100_000];
    }

    private static UnitVectors Make(int count)
    {
        var random = new Random(7);
        var vectors = new UnitVectors(count, Dimension);
        var centre = new float[Dimension];
        for (var row = 0; row < count; row++)
        {
            if (row % FacesEach == 0)
                Fill(centre, random);
            var vector = vectors[row];
            Fill(vector, random);
            for (var at = 0; at < Dimension; at++)
                vector[at] = (MathF.Sqrt(Cohesion) * centre[at]) + (MathF.Sqrt(1 - Cohesion) * vector[at]);
            UnitVectors.Normalise(vector);
        }

        return vectors;
    }

    private static void Fill(Span<float> vector, Random random)
    {
        for (var at = 0; at < vector.Length; at++)
            vector[at] = (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5);
        UnitVectors.Normalise(vector);
    }

    private static void Floor(UnitVectors vectors)
    {
        var others = (int)Math.Sqrt(vectors.Count);
        Parallel.For(0, vectors.Count, row =>
        {
            var sum = 0f;
            for (var other = 0; other < others; other++)
                sum += UnitVectors.Dot(vectors[row], vectors[other]);
            if (float.IsNaN(sum))
                throw new InvalidOperationException("a vector holds no number");
        });
    }

    private static double Seconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Text(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
