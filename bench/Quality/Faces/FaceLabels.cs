using System.Globalization;
using Bpp.Engine.Faces;

namespace Bpp.Bench.Quality.Faces;

/// <summary>Reads <c>faces.tsv</c>.</summary>
internal static class FaceLabels
{
    public static IReadOnlyList<LabelledPhoto> Load()
    {
        using var stream = typeof(FaceLabels).Assembly.GetManifestResourceStream("Quality/Faces/faces.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split('\t'))
            .GroupBy(cells => cells[0], StringComparer.Ordinal)
            .Select(photo => new LabelledPhoto(
                photo.Key,
                photo.Any(cells => cells[1] == "none"),
                photo.Any(cells => cells[1] == "pet"),
                Boxes(photo, "face"),
                Boxes(photo, "unclear")))];
    }

    private static FaceBox[] Boxes(IEnumerable<string[]> rows, string kind) =>
        [.. rows.Where(cells => cells[1] == kind).Select(cells => new FaceBox(Share(cells[2]), Share(cells[3]), Share(cells[4]), Share(cells[5])))];

    private static float Share(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
