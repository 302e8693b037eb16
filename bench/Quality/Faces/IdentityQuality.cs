using System.Numerics.Tensors;
using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;

namespace Bpp.Bench.Quality.Faces;

/// <summary>Are two faces one person? On every pair of the labelled photos, upright and with the heads leaning.</summary>
internal static class IdentityQuality
{
    private static readonly float[] Leans = [45, -45];

    public static IEnumerable<QualityRow> Run(string root, string pack, FaceAttributes attributes)
    {
        var photos = Labelled(root);
        var upright = Read(photos, attributes, frame => null);
        var found = upright.Where(face => face.Embedding is not null).ToList();
        yield return Row("main face found and embedded", photos.Count, found.Count / (double)photos.Count, null);
        var (same, different) = Pairs(found, found);
        yield return Row("AUC", same.Count, Verification.Auc(same, different), 0.99);
        yield return Row("TPR at FPR 1 %", same.Count, Verification.TrueRate(same, different, 0.01), 0.95);
        yield return Row("TPR at FPR .1 %", same.Count, Verification.TrueRate(same, different, 0.001), null);
        foreach (var lean in Leans)
        {
            var leaning = Read(photos, attributes, frame => TurnedFrame.Of(frame, lean)).Where(face => face.Embedding is not null).ToList();
            yield return Row($"found leaning by {lean}°", photos.Count, leaning.Count / (double)photos.Count, null);
            (same, different) = Pairs(found, leaning);
            yield return Row($"TPR at FPR 1 %, one leans {lean}°", same.Count, Verification.TrueRate(same, different, 0.01), null);
        }

        QualityRow Row(string measure, int count, double value, double? target) => new($"identity, {pack} models", measure, "all", count, value, double.NaN, target);
    }

    private static List<(string Path, string Person)> Labelled(string root)
    {
        var photos = Path.Combine(root, "photos");
        return [.. File.ReadLines(Path.Combine(photos, "IDENTITIES.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => (Path.Combine(photos, cells[0], cells[1]), cells[2]))];
    }

    private static List<LabelledFace> Read(List<(string Path, string Person)> photos, FaceAttributes attributes, Func<Frame, Frame?> change)
    {
        var faces = new LabelledFace[photos.Count];
        var decoder = new PhotoDecoder();
        Parallel.For(0, photos.Count, i =>
        {
            using var decoded = decoder.Decode(photos[i].Path, 1024, CancellationToken.None);
            using var changed = change(decoded.Frame!);
            faces[i] = new LabelledFace(i, photos[i].Person, attributes.MainFace(changed ?? decoded.Frame!)?.Embedding);
        });
        return [.. faces];
    }

    private static (List<float> Same, List<float> Different) Pairs(List<LabelledFace> some, List<LabelledFace> others)
    {
        var (same, different) = (new List<float>(), new List<float>());
        foreach (var face in some)
        {
            foreach (var other in others.Where(other => other.Photo > face.Photo))
                (face.Person == other.Person ? same : different).Add(TensorPrimitives.Dot(face.Embedding!.Vector, other.Embedding!.Vector));
        }

        return (same, different);
    }

    private sealed record LabelledFace(int Photo, string Person, FaceEmbedding? Embedding);
}
