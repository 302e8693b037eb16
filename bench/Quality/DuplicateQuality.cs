using Bpp.Bench.Quality.Baseline;
using Bpp.Engine.Selection;

namespace Bpp.Bench.Quality;

/// <summary>
/// Near-duplicates: copies made of each photo (rescaled, recompressed, cropped, brightened) must be found, and photos that show
/// different things must not.
/// </summary>
internal static class DuplicateQuality
{
    private static readonly DateTime Moment = new(2024, 5, 1);

    public static IEnumerable<QualityRow> Run(EvalPhotos photos, FrameMaker maker)
    {
        var unrelated = photos.Unrelated();
        var scenes = new List<MadeFrame>[unrelated.Count];
        Parallel.For(0, unrelated.Count, i => scenes[i] = Copies(unrelated[i], maker));
        var rules = new (string Name, Func<MadeFrame, MadeFrame, bool> Ours, Func<MadeFrame, MadeFrame, bool> Baseline)[]
        {
            ("within a burst", (a, b) => AreGrouped(a, b, Moment), (a, b) => ReferenceScorer.Distance(a.Reference, b.Reference) <= 20),
            ("library-wide", (a, b) => AreGrouped(a, b, null), (a, b) => ReferenceScorer.Distance(a.Reference, b.Reference) <= 10),
        };
        foreach (var (name, ours, baseline) in rules)
        {
            var (mine, theirs) = (Count(scenes, ours), Count(scenes, baseline));
            var task = $"near-duplicates {name}";
            yield return new QualityRow(task, "precision", "-", mine.Pairs, mine.Precision, theirs.Precision, 0.98);
            yield return new QualityRow(task, "recall", "-", mine.Pairs, mine.Recall, theirs.Recall);
            yield return new QualityRow(task, "F1", "-", mine.Pairs, mine.F1, theirs.F1);
            yield return new QualityRow(task, "scenes merged with another", "-", scenes.Length, mine.Merged, theirs.Merged);
        }
    }

    /// <summary>Whether the product groups the two, were they all the library: taken at one moment, or at unknown times.</summary>
    private static bool AreGrouped(MadeFrame a, MadeFrame b, DateTime? time) =>
        DuplicateGroups.Find([Photo(1, a, time), Photo(2, b, time)], new DuplicateOptions()).Count == 1;

    private static SelectionPhoto Photo(long id, MadeFrame frame, DateTime? time) =>
        new(id, new Fingerprint(frame.Measured.Dhash, frame.Measured.Ahash, frame.Measured.Phash), time);

    private static List<MadeFrame> Copies(EvalPhoto photo, FrameMaker maker)
    {
        using var image = FrameMaker.Load(photo.Path);
        using var half = image.Resize(0.5);
        var margin = (X: Math.Max(1, image.Width * 3 / 200), Y: Math.Max(1, image.Height * 3 / 200));
        using var cropped = image.ExtractArea(margin.X, margin.Y, image.Width - (2 * margin.X), image.Height - (2 * margin.Y));
        using var brighter = Degradations.Exposure(image, 0.4);
        return
        [
            maker.Make(image, "original", true),
            maker.Make(half, "rescaled", true),
            maker.Make(image, "recompressed", true, quality: 30),
            maker.Make(cropped, "cropped", true),
            maker.Make(brighter, "brightened", true),
        ];
    }

    private static (int Pairs, double Precision, double Recall, double F1, int Merged) Count(
        List<MadeFrame>[] scenes, Func<MadeFrame, MadeFrame, bool> match)
    {
        var (found, pairs, wrong, merged) = (0, 0, 0, new HashSet<int>());
        for (var i = 0; i < scenes.Length; i++)
        {
            for (var a = 0; a < scenes[i].Count; a++)
            {
                for (var b = a + 1; b < scenes[i].Count; b++)
                {
                    pairs++;
                    found += match(scenes[i][a], scenes[i][b]) ? 1 : 0;
                }
            }

            for (var j = i + 1; j < scenes.Length; j++)
            {
                // One frame of each: every unrelated pair counts once.
                if (!match(scenes[i][0], scenes[j][0]))
                    continue;
                wrong++;
                merged.UnionWith([i, j]);
            }
        }

        var precision = found + wrong == 0 ? 1 : found / (double)(found + wrong);
        var recall = found / (double)pairs;
        return (pairs, precision, recall, 2 * precision * recall / Math.Max(1e-9, precision + recall), merged.Count);
    }
}
