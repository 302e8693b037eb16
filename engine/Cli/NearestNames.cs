namespace Bpp.Engine.Cli;

/// <summary>Names that a mistyped one may have meant.</summary>
internal static class NearestNames
{
    private const int ShortestBeginning = 3;

    /// <summary>At most three known names within a third of the name's length, nearest first; behind them those with a word that begins so.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known) =>
        [.. known
            .Distinct()
            .Select(candidate => (candidate, distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Max(1, name.Length / 3) || BeginsWord(name.Trim(), pair.candidate))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Take(3)
            .Select(pair => pair.candidate)];

    /// <summary>"emma" of "Emma Stone", "stone" too: the part of a name that everybody uses.</summary>
    private static bool BeginsWord(string name, string candidate) =>
        name.Length >= ShortestBeginning
        && (candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase) || candidate.Contains(' ' + name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Letters to put in, take out, change, or swap with their neighbour.</summary>
    internal static int Distance(string a, string b)
    {
        int[] before = [], row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var next = new int[b.Length + 1];
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
            }

            (before, row) = (row, next);
        }

        return row[^1];
    }
}
