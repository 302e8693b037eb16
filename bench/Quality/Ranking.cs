namespace Bpp.Bench.Quality;

/// <summary>How well scores put the good before the spoilt.</summary>
internal static class Ranking
{
    /// <summary>1 when the highest score is a good frame's, a share when several tie.</summary>
    public static double Top1(IReadOnlyList<double> scores, IReadOnlyList<MadeFrame> frames)
    {
        var best = scores.Max();
        var leaders = Enumerable.Range(0, frames.Count).Where(i => scores[i] >= best).ToList();
        return leaders.Count(i => frames[i].IsGood) / (double)leaders.Count;
    }

    /// <summary>Whether each good frame beats each spoilt one: 1, 0, or a half for a tie.</summary>
    public static IEnumerable<(string Kind, double Won)> Pairs(IReadOnlyList<double> scores, IReadOnlyList<MadeFrame> frames)
    {
        for (var good = 0; good < frames.Count; good++)
        {
            for (var spoilt = 0; spoilt < frames.Count; spoilt++)
            {
                if (frames[good].IsGood && !frames[spoilt].IsGood)
                    yield return (frames[spoilt].Kind, Win(scores[good], scores[spoilt]));
            }
        }
    }

    /// <summary>Area under the ROC curve: the chance that a random positive scores above a random negative.</summary>
    public static double Auc(IReadOnlyList<double> positives, IReadOnlyList<double> negatives)
    {
        double won = 0;
        foreach (var positive in positives)
        {
            foreach (var negative in negatives)
                won += Win(positive, negative);
        }

        return won / ((double)positives.Count * negatives.Count);
    }

    private static double Win(double a, double b) => a > b ? 1 : a < b ? 0 : 0.5;
}
