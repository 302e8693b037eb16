namespace Bpp.Bench.Quality;

/// <summary>Choosing the best of a series, and ranking blurred below sharp over a whole library, on the same made frames.</summary>
internal static class SeriesQuality
{
    private const int SeriesPerPhoto = 3;

    public static IEnumerable<QualityRow> Run(IReadOnlyList<(EvalPhoto Photo, List<MadeFrame> Frames)> made, TextWriter? details)
    {
        foreach (var half in new[] { "development", "check" })
        {
            var part = made.Where(item => item.Photo.IsCheck == (half == "check")).ToList();
            var series = part.SelectMany(item => SeriesMaker.Draw(item.Photo, item.Frames, SeriesPerPhoto)).ToList();
            foreach (var row in Judge("best of series", half, series, details))
                yield return row;
            foreach (var row in Judge("all faults at once", half, [.. part.Select(item => item.Frames)], null))
                yield return row;
            foreach (var row in Blur(half, [.. part.Select(item => item.Frames)]))
                yield return row;
        }
    }

    /// <summary>Top-1 and pairwise by <c>series_scores</c>, by <c>photo_scores</c> alone, and by the baseline.</summary>
    public static IEnumerable<QualityRow> Judge(string task, string half, IReadOnlyList<IReadOnlyList<MadeFrame>> series, TextWriter? details)
    {
        if (series.Count == 0)
            yield break;
        using var book = new ScoreBook(series);
        var inSeries = book.Read(series, "score", "series_scores");
        var alone = book.Read(series, "score", "photo_scores");
        var reference = series.Select(frames => frames.Select(frame => frame.Reference.Total).ToArray()).ToList();
        yield return new QualityRow(task, "top-1", half, series.Count, Top1(inSeries, series), Top1(reference, series), 0.97);
        var pairs = Pairs(inSeries, series);
        yield return new QualityRow(task, "pairwise", half, pairs.Count, Mean(pairs), Mean(Pairs(reference, series)), 0.98);
        yield return new QualityRow(task, "top-1, no series context", half, series.Count, Top1(alone, series), Top1(reference, series));
        yield return new QualityRow(task, "pairwise, no series context", half, pairs.Count, Mean(Pairs(alone, series)), Mean(Pairs(reference, series)));
        foreach (var kind in pairs.GroupBy(pair => pair.Kind).OrderBy(group => group.Average(pair => pair.Won)))
            details?.WriteLine($"  {half} {kind.Key}: {kind.Average(pair => pair.Won):0.000} of {kind.Count()}");
    }

    private static IEnumerable<QualityRow> Blur(string half, IReadOnlyList<IReadOnlyList<MadeFrame>> series)
    {
        using var book = new ScoreBook(series);
        var ours = book.Read(series, "sharpness", "photo_scores");
        var flat = series.SelectMany((frames, i) => frames.Select((frame, j) => (frame.Kind, Ours: ours[i][j], frame.Reference.Sharpness))).ToList();
        var blurred = flat.Where(item => item.Kind.StartsWith("defocus", StringComparison.Ordinal) || item.Kind.StartsWith("motion", StringComparison.Ordinal)).ToList();
        foreach (var (name, isSharp) in new (string, Func<string, bool>)[]
            {
                ("AUC, clean", kind => kind == "clean"),
                ("AUC, clean, grain, dark, bright", kind => kind is "clean" or "noise 6" or "noise 14" || kind.StartsWith("exposure", StringComparison.Ordinal)),
            })
        {
            var sharp = flat.Where(item => isSharp(item.Kind)).ToList();
            yield return new QualityRow(
                "blur", name, half, sharp.Count + blurred.Count,
                Ranking.Auc([.. sharp.Select(item => item.Ours)], [.. blurred.Select(item => item.Ours)]),
                Ranking.Auc([.. sharp.Select(item => item.Sharpness)], [.. blurred.Select(item => item.Sharpness)]));
        }

        var noisy = flat.Where(item => item.Kind == SeriesMaker.Both).ToList();
        if (noisy.Count > 0)
        {
            var sharp = flat.Where(item => item.Kind is "clean" or "noise 14").ToList();
            yield return new QualityRow(
                "blur", "AUC, all with grain", half, sharp.Count + noisy.Count,
                Ranking.Auc([.. sharp.Select(item => item.Ours)], [.. noisy.Select(item => item.Ours)]),
                Ranking.Auc([.. sharp.Select(item => item.Sharpness)], [.. noisy.Select(item => item.Sharpness)]));
        }
    }

    private static double Top1(IReadOnlyList<double[]> scores, IReadOnlyList<IReadOnlyList<MadeFrame>> series) =>
        scores.Select((values, i) => Ranking.Top1(values, series[i])).Average();

    private static List<(string Kind, double Won)> Pairs(IReadOnlyList<double[]> scores, IReadOnlyList<IReadOnlyList<MadeFrame>> series) =>
        [.. scores.SelectMany((values, i) => Ranking.Pairs(values, series[i]))];

    private static double Mean(List<(string Kind, double Won)> pairs) => pairs.Count == 0 ? 0 : pairs.Average(pair => pair.Won);
}
