using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;

namespace Bpp.Bench.Quality.Faces;

/// <summary>Closed and open eyes told apart, on labelled face crops. Eyes that could not be read count as open.</summary>
internal static class EyeQuality
{
    public static IEnumerable<QualityRow> Run(string root, string pack, FaceAttributes attributes)
    {
        var crops = Read(root, "closed", attributes).Concat(Read(root, "open", attributes)).ToList();
        foreach (var (half, some) in new[] { ("development", crops.Where(crop => !crop.IsCheck)), ("check", crops.Where(crop => crop.IsCheck)), ("all", crops) })
        {
            var (closed, open) = (some.Where(crop => !crop.IsOpen).ToList(), some.Where(crop => crop.IsOpen).ToList());
            yield return Row("closed found", half, closed.Count, Share(closed, crop => crop.Verdict.Closed), 0.95);
            yield return Row("open kept", half, open.Count, Share(open, crop => !crop.Verdict.Closed), 0.98);
            yield return Row("AUC", half, closed.Count + open.Count, Verification.Auc(Known(open), Known(closed)), null);
            yield return Row("eyes read", half, closed.Count + open.Count, Share([.. closed, .. open], crop => crop.Verdict.Open is not null), null);
        }

        QualityRow Row(string measure, string half, int count, double value, double? target) => new($"eyes, {pack} models", measure, half, count, value, null, target);
    }

    private static List<EyeCrop> Read(string root, string kind, FaceAttributes attributes)
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(root, "photos", "eyes", kind)).Order(StringComparer.Ordinal)];
        var faces = new FaceFacts?[files.Length];
        var decoder = new PhotoDecoder();
        Parallel.For(0, files.Length, i =>
        {
            using var decoded = decoder.Decode(files[i], 1024, CancellationToken.None);
            faces[i] = attributes.OfCrop(decoded.Frame!);
        });
        using var judge = new EyeJudge();
        return [.. files.Zip(faces, (file, face) => new EyeCrop(kind == "open", new EvalPhoto(file, $"photos/eyes/{kind}/{Path.GetFileName(file)}").IsCheck, judge.Of(face)))];
    }

    private static double Share(List<EyeCrop> crops, Func<EyeCrop, bool> counts) => crops.Count(counts) / (double)crops.Count;

    private static List<float> Known(List<EyeCrop> crops) => [.. crops.Select(crop => crop.Verdict.Open).OfType<float>()];

    private sealed record EyeCrop(bool IsOpen, bool IsCheck, EyeVerdict Verdict);
}
