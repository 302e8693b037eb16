namespace Bpp.Bench.Quality.Faces;

/// <summary>How well a number tells same from different.</summary>
internal static class Verification
{
    /// <summary>Area under the receiver operating characteristic: how often a random same pair scores above a random different one.</summary>
    public static double Auc(IReadOnlyCollection<float> same, IReadOnlyCollection<float> different)
    {
        var ranked = same.Select(value => (value, true)).Concat(different.Select(value => (value, false))).OrderBy(pair => pair.value).ToArray();
        double wins = 0;
        long below = 0;
        for (var start = 0; start < ranked.Length;)
        {
            var end = start;
            while (end < ranked.Length && ranked[end].value == ranked[start].value)
                end++;
            var sames = ranked[start..end].Count(pair => pair.Item2);
            wins += sames * (below + ((end - start - sames) / 2.0));
            below += end - start - sames;
            start = end;
        }

        return wins / ((double)same.Count * different.Count);
    }

    /// <summary>Share of same pairs above the value that the given share of different pairs exceeds.</summary>
    public static double TrueRate(IReadOnlyCollection<float> same, IReadOnlyCollection<float> different, double falseRate)
    {
        var threshold = different.OrderDescending().ElementAt((int)(falseRate * different.Count));
        return same.Count(value => value > threshold) / (double)same.Count;
    }
}
