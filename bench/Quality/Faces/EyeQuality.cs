using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;

namespace Bpp.Bench.Quality.Faces;

/// <summary>Closed and open eyes told apart, on labelled face crops.</summary>
internal static class EyeQuality
{
    /// <summary>Mean probability of being open, of both eyes, below which a face counts as one with closed eyes.</summary>
    private const float Closed = 0.35f;

    public static IEnumerable<QualityRow> Run(string root, string pack, FaceAttributes attributes)
    {
        var (closed, open) = (Read("closed"), Read("open"));
        yield return Row("closed found", closed.Length, closed.Count(value => value < Closed) / (double)closed.Length, 0.95);
        yield return Row("open kept", open.Length, open.Count(value => !(value < Closed)) / (double)open.Length, 0.98);
        yield return Row("AUC", closed.Length + open.Length, Verification.Auc([.. open.OfType<float>()], [.. closed.OfType<float>()]), null);
        yield return Row("eyes read", closed.Length + open.Length, (closed.Count(value => value is not null) + open.Count(value => value is not null)) / (double)(closed.Length + open.Length), null);

        float?[] Read(string kind)
        {
            string[] files = [.. Directory.EnumerateFiles(Path.Combine(root, "photos", "eyes", kind)).Order(StringComparer.Ordinal)];
            var values = new float?[files.Length];
            var decoder = new PhotoDecoder();
            Parallel.For(0, files.Length, i =>
            {
                using var decoded = decoder.Decode(files[i], 1024, CancellationToken.None);
                values[i] = MeanOpen(attributes.OfCrop(decoded.Frame!));
            });
            return values;
        }

        QualityRow Row(string measure, int count, double value, double? target) => new($"eyes, {pack} models", measure, "all", count, value, null, target);
    }

    /// <summary>Null when no eye was read.</summary>
    private static float? MeanOpen(FaceFacts? face) => (face?.LeftEyeOpen, face?.RightEyeOpen) switch
    {
        (float left, float right) => (left + right) / 2,
        var (left, right) => left ?? right,
    };
}
