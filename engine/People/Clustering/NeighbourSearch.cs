namespace Bpp.Engine.People.Clustering;

/// <summary>
/// Finds for every vector the few most similar others. Small sets are searched exactly; large ones through an inverted file (Jégou et al.,
/// "Product quantization for nearest neighbor search", 2011, without the quantiser): the vectors are sorted into √N cells around
/// k-means centres, and each looks only into the cells nearest to it, so that the work grows with N^1.5 and not with N².
/// No randomness: the same vectors in the same order give the same answer on any number of cores.
/// </summary>
internal static class NeighbourSearch
{
    private const int ExactUpTo = 6_000;
    private const int Probes = 6;
    private const int Rounds = 4;
    private const int SamplesPerCell = 48;

    /// <param name="vectors">Where to search.</param>
    /// <param name="rows">Whose neighbours are wanted.</param>
    /// <param name="most">Neighbours kept for one vector.</param>
    /// <param name="similarity">Cosine a neighbour has at least.</param>
    /// <param name="ct">Stops between rows.</param>
    /// <returns>Each pair once, by row.</returns>
    public static List<Neighbour> Find(UnitVectors vectors, IReadOnlyList<int> rows, int most, float similarity, CancellationToken ct)
    {
        // Sorting into cells costs about what searching N rows through them does: not worth it for a few.
        var exact = (long)rows.Count * vectors.Count <= (long)ExactUpTo * ExactUpTo;
        var cells = exact ? null : Cells.Of(vectors, ct);
        // Cell after cell, so that the vectors a query needs are still in the processor's cache from the query before.
        var order = cells is null ? rows : cells.InOrder(rows);
        var everything = exact ? Enumerable.Range(0, vectors.Count).ToArray() : [];
        var found = new Neighbour[rows.Count][];
        Parallel.For(
            0,
            rows.Count,
            new ParallelOptions { CancellationToken = ct },
            () => new PriorityQueue<int, float>(most + 1),
            (index, _, best) =>
            {
                var row = order[index];
                if (cells is null)
                {
                    Look(vectors, row, everything, best, most, similarity);
                }
                else
                {
                    foreach (var cell in cells.Nearest(vectors[row], Probes))
                        Look(vectors, row, cells.Members(cell), best, most, similarity);
                }

                var pairs = new Neighbour[best.Count];
                for (var at = 0; best.TryDequeue(out var other, out var alike); at++)
                    pairs[at] = new Neighbour(Math.Min(row, other), Math.Max(row, other), alike);
                found[index] = pairs;
                return best;
            },
            _ => { });

        return [.. found.SelectMany(pairs => pairs).DistinctBy(pair => (pair.A, pair.B)).OrderBy(pair => pair.A).ThenBy(pair => pair.B)];
    }

    private static void Look(UnitVectors vectors, int row, ReadOnlySpan<int> others, PriorityQueue<int, float> best, int most, float similarity)
    {
        var query = vectors[row];
        var at = 0;
        for (; at <= others.Length - 4; at += 4)
        {
            var alike = vectors.Dot4(query, others[at], others[at + 1], others[at + 2], others[at + 3]);
            for (var lane = 0; lane < 4; lane++)
            {
                if (others[at + lane] != row)
                    Offer(best, most, others[at + lane], alike[lane], similarity);
            }
        }

        for (; at < others.Length; at++)
        {
            if (others[at] != row)
                Offer(best, most, others[at], vectors.Dot(row, others[at]), similarity);
        }
    }

    private static void Offer(PriorityQueue<int, float> best, int most, int row, float alike, float atLeast)
    {
        if (alike < atLeast)
            return;
        if (best.Count < most)
            best.Enqueue(row, alike);
        else
            best.EnqueueDequeue(row, alike);
    }

    /// <summary>The inverted file.</summary>
    private sealed class Cells
    {
        private readonly UnitVectors _centres;
        private readonly int[] _starts;
        private readonly int[] _members;
        private readonly int[] _cellOfRow;

        private Cells(UnitVectors centres, int[] cellOfRow)
        {
            (_centres, _cellOfRow) = (centres, cellOfRow);
            _starts = new int[centres.Count + 1];
            foreach (var cell in cellOfRow)
                _starts[cell + 1]++;
            for (var cell = 0; cell < centres.Count; cell++)
                _starts[cell + 1] += _starts[cell];
            _members = [.. Enumerable.Range(0, cellOfRow.Length).OrderBy(row => cellOfRow[row])];
        }

        public static Cells Of(UnitVectors vectors, CancellationToken ct)
        {
            var count = (int)Math.Sqrt(vectors.Count);
            var sample = Spread(vectors.Count, count * SamplesPerCell);
            var centres = new UnitVectors(count, vectors.Dimension);
            var seeds = Spread(vectors.Count, count);
            for (var cell = 0; cell < count; cell++)
                vectors[seeds[cell]].CopyTo(centres[cell]);

            for (var round = 0; round < Rounds; round++)
            {
                var nearest = Assign(vectors, sample, centres, ct);
                var sums = new UnitVectors(count, vectors.Dimension);
                for (var at = 0; at < sample.Length; at++)
                    Add(sums[nearest[at]], vectors[sample[at]]);
                for (var cell = 0; cell < count; cell++)
                {
                    UnitVectors.Normalise(sums[cell]);
                    // A centre that attracts nobody stays where it is.
                    if (UnitVectors.Dot(sums[cell], sums[cell]) > 0)
                        sums[cell].CopyTo(centres[cell]);
                }
            }

            return new Cells(centres, Assign(vectors, Spread(vectors.Count, vectors.Count), centres, ct));
        }

        public int[] InOrder(IReadOnlyList<int> rows) => [.. rows.OrderBy(row => _cellOfRow[row])];

        public ReadOnlySpan<int> Members(int cell) => _members.AsSpan(_starts[cell], _starts[cell + 1] - _starts[cell]);

        public int[] Nearest(ReadOnlySpan<float> query, int count)
        {
            var best = new PriorityQueue<int, float>(count + 1);
            for (var cell = 0; cell < _centres.Count; cell++)
                Offer(best, count, cell, UnitVectors.Dot(query, _centres[cell]), float.NegativeInfinity);
            return [.. best.UnorderedItems.Select(item => item.Element)];
        }

        private static int[] Assign(UnitVectors vectors, int[] rows, UnitVectors centres, CancellationToken ct)
        {
            var nearest = new int[rows.Length];
            Parallel.For(0, rows.Length, new ParallelOptions { CancellationToken = ct }, at =>
            {
                var query = vectors[rows[at]];
                var (best, closest) = (float.NegativeInfinity, 0);
                for (var cell = 0; cell < centres.Count; cell++)
                {
                    var alike = UnitVectors.Dot(query, centres[cell]);
                    if (alike > best)
                        (best, closest) = (alike, cell);
                }

                nearest[at] = closest;
            });
            return nearest;
        }

        private static int[] Spread(int count, int wanted)
        {
            var taken = Math.Min(count, wanted);
            return [.. Enumerable.Range(0, taken).Select(at => (int)((long)at * count / taken))];
        }

        private static void Add(Span<float> sum, ReadOnlySpan<float> vector)
        {
            for (var at = 0; at < sum.Length; at++)
                sum[at] += vector[at];
        }
    }
}
