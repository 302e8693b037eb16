namespace Bpp.Engine.People.Clustering;

/// <summary>
/// Puts faces of one person into one group: average linkage over a graph of nearest neighbours, most similar groups first, under the
/// user's constraints. A face that is not clearly somebody's stays alone. Near-linear, without randomness; the order of the faces
/// decides ties only.
/// </summary>
internal static class FaceClustering
{
    private const int Neighbours = 16;
    private const int MostRounds = 8;

    /// <param name="vectors">One row a face.</param>
    /// <param name="samples">The same faces, in an order that does not depend on when they were found.</param>
    /// <param name="options">When two groups are one.</param>
    /// <param name="ct">Stops between steps.</param>
    /// <returns>For each face its group (named by one of its rows) and how similar it is to the rest of it; -1 = not sure.</returns>
    public static FaceGroup[] Run(
        UnitVectors vectors,
        IReadOnlyList<FaceSample> samples,
        ClusteringOptions options,
        CancellationToken ct)
    {
        var groups = new Groups(vectors, samples, options.Cohesion);
        var core = Enumerable.Range(0, samples.Count).Where(row => IsCore(samples[row], options)).ToArray();
        var fresh = core.Where(row => samples[row].Earlier is null).ToArray();
        var isCore = new bool[samples.Count];
        foreach (var row in core)
            isCore[row] = true;
        var known = JoinKnown(groups, samples, core);
        var edges = NeighbourSearch.Find(vectors, fresh, Neighbours, options.Link, ct).Where(edge => isCore[edge.A] && isCore[edge.B]).ToList();
        for (var round = 0; round < MostRounds; round++)
        {
            var joined = JoinAll(groups, edges, options.Link, ct);
            if (!joined && round > 0)
                break;
            // What the graph of faces did not connect, the groups' means may.
            edges = [.. edges.Where(edge => groups.Of(edge.A) != groups.Of(edge.B)), .. BetweenGroups(groups, core, vectors.Dimension, options.Link, ct)];
        }

        return Attach(groups, vectors, samples, isCore, known, options, ct);
    }

    private static bool IsCore(FaceSample sample, ClusteringOptions options) => sample.Quality >= options.CoreQuality || (sample.Person is not null && !sample.IsDrawn);

    /// <returns>One core face of each person and each earlier group.</returns>
    private static Dictionary<string, int> JoinKnown(Groups groups, IReadOnlyList<FaceSample> samples, int[] core)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in core)
            Gather(row, samples[row].Person);
        foreach (var row in core)
            Gather(row, samples[row].Person is null ? samples[row].Earlier : null);
        foreach (var sample in samples)
        {
            if (sample.Person is { } person && first.TryGetValue(person, out var row))
                groups.AddPhoto(groups.Of(row), sample.Photo);
        }

        return first;

        void Gather(int row, string? name)
        {
            if (name is not null && !first.TryAdd(name, row))
                groups.Join(first[name], row);
        }
    }

    private static bool JoinAll(Groups groups, List<Neighbour> edges, float link, CancellationToken ct)
    {
        var queue = new PriorityQueue<(int A, int B), (float, int, int)>(edges.Count);
        foreach (var edge in edges)
            Enqueue(groups.Of(edge.A), groups.Of(edge.B));
        var joined = false;
        while (queue.TryDequeue(out var pair, out var priority))
        {
            ct.ThrowIfCancellationRequested();
            var (a, b) = (groups.Of(pair.A), groups.Of(pair.B));
            if (a == b)
                continue;
            // Either has grown since: less alike than thought, wait for the turn.
            if (groups.Similarity(a, b) < -priority.Item1)
                Enqueue(a, b);
            else if (groups.MayJoin(a, b))
            {
                groups.Join(a, b);
                joined = true;
            }
        }

        return joined;

        void Enqueue(int a, int b)
        {
            if (a == b)
                return;
            var similarity = groups.Similarity(a, b);
            if (similarity >= link)
                queue.Enqueue((a, b), (-similarity, Math.Min(a, b), Math.Max(a, b)));
        }
    }

    private static IEnumerable<Neighbour> BetweenGroups(Groups groups, int[] core, int dimension, float link, CancellationToken ct)
    {
        var roots = core.Select(groups.Of).Distinct().Order().ToArray();
        var means = new UnitVectors(roots.Length, dimension);
        for (var at = 0; at < roots.Length; at++)
        {
            groups.Sum(roots[at]).CopyTo(means[at]);
            UnitVectors.Normalise(means[at]);
        }

        // Means are more alike than single faces are: their noise has gone.
        return NeighbourSearch.Find(means, [.. Enumerable.Range(0, roots.Length).Where(at => groups.Size(roots[at]) > 1)], Neighbours, link, ct)
            .Select(edge => new Neighbour(roots[edge.A], roots[edge.B], edge.Similarity));
    }

    private static FaceGroup[] Attach(
        Groups groups, UnitVectors vectors, IReadOnlyList<FaceSample> samples, bool[] isCore, Dictionary<string, int> known, ClusteringOptions options, CancellationToken ct)
    {
        var roots = Enumerable.Range(0, samples.Count).Where(row => isCore[row]).Select(groups.Of).Distinct().Order().ToArray();
        var result = new FaceGroup[samples.Count];
        Parallel.For(0, samples.Count, new ParallelOptions { CancellationToken = ct }, row =>
        {
            var root = isCore[row] ? groups.Of(row) : samples[row].Person is { } person ? Named(person) : Closest(row);
            result[row] = new FaceGroup(root, root < 0 || groups.Size(root) == 1 ? 1 : groups.Similarity(vectors[row], root));
        });
        return result;

        int Named(string person) => known.TryGetValue(person, out var face) ? groups.Of(face) : -1;

        int Closest(int row)
        {
            var (best, second, closest) = (float.NegativeInfinity, float.NegativeInfinity, -1);
            foreach (var root in roots)
            {
                if (groups.Size(root) == 1 && groups.Person(root) is null)
                    continue;
                var alike = groups.Similarity(vectors[row], root);
                if (alike > best)
                    (best, second, closest) = (alike, best, root);
                else if (alike > second)
                    second = alike;
            }

            var sure = best >= options.Attach && best - second >= options.Margin && !groups.HasPhoto(closest, samples[row].Photo);
            return sure ? closest : -1;
        }
    }
}
