using System.Numerics.Tensors;
using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.People.Clustering;

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
        foreach (var row in Clusters(found))
            yield return row with { Task = $"identity, {pack} models" };
        foreach (var lean in Leans)
        {
            var leaning = Read(photos, attributes, frame => TurnedFrame.Of(frame, lean)).Where(face => face.Embedding is not null).ToList();
            yield return Row($"found leaning by {lean}°", photos.Count, leaning.Count / (double)photos.Count, null);
            (same, different) = Pairs(found, leaning);
            yield return Row($"TPR at FPR 1 %, one leans {lean}°", same.Count, Verification.TrueRate(same, different, 0.01), null);
        }

        QualityRow Row(string measure, int count, double value, double? target) => new($"identity, {pack} models", measure, "all", count, value, null, target);
    }

    /// <summary>Groups as the product makes them, and for comparison with the link a tenth stricter and looser.</summary>
    private static IEnumerable<QualityRow> Clusters(List<LabelledFace> faces)
    {
        var vectors = new UnitVectors(faces.Count, faces[0].Embedding!.Vector.Length);
        for (var row = 0; row < faces.Count; row++)
            faces[row].Embedding!.Vector.CopyTo(vectors[row]);
        var samples = faces.ConvertAll(face => new FaceSample(face.Photo, face.Quality));
        var people = faces.ConvertAll(face => face.Person);
        var options = EmbeddingThresholds.Of(faces[0].Embedding!.Model);
        foreach (var (name, link) in new[] { ("", 0f), (", link .05 stricter", 0.05f), (", link .05 looser", -0.05f) })
        {
            var tried = options with { Link = options.Link + link, Attach = options.Attach + link };
            var groups = FaceClustering.Run(vectors, samples, tried, CancellationToken.None);
            var (precision, recall) = BCubed.Of(people, [.. groups.Select(group => group.Group)]);
            yield return new QualityRow("", $"clusters, BCubed precision{name}", "all", faces.Count, precision, null, link == 0 ? 0.98 : null);
            yield return new QualityRow("", $"clusters, BCubed recall{name}", "all", faces.Count, recall, null, link == 0 ? 0.90 : null);
        }
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
            var face = attributes.MainFace(changed ?? decoded.Frame!);
            faces[i] = new LabelledFace(i, photos[i].Person, face?.Embedding, face?.Quality ?? 0);
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

    private sealed record LabelledFace(int Photo, string Person, FaceEmbedding? Embedding, float Quality);
}
