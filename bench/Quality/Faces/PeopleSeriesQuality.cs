using Bpp.Engine.Faces;
using Bpp.Engine.Models;

namespace Bpp.Bench.Quality.Faces;

/// <summary>Choosing the best of a series of people: with the facts of their faces, and as the engine does without.</summary>
internal static class PeopleSeriesQuality
{
    private const int SeriesPerPhoto = 3;
    private const int PeopleInGroup = 4;
    private const float LeastMainFace = 0.08f;

    // Portraits of 250 px and frames of one film: too small or too much alike.
    private static readonly string[] OtherFolders = ["faces-lfw10/", "faces-bbt/"];

    public static IEnumerable<QualityRow> Run(string root, string pack, ModelStore models, TextWriter? details)
    {
        var faces = new FaceAttributes(models);
        var maker = new FrameMaker(faces.All);
        var photos = Photos(root);
        var made = new List<MadeFrame>[photos.Count];
        Parallel.For(0, photos.Count, i => made[i] = PeopleSeriesMaker.Make(photos[i].Photo, photos[i].Face, maker));
        foreach (var half in new[] { "development", "check" })
        {
            var series = photos
                .Zip(made, (item, frames) => (item.Photo, Frames: frames))
                .Where(item => item.Photo.IsCheck == (half == "check"))
                .SelectMany(item => SeriesMaker.Draw(item.Photo, item.Frames, SeriesPerPhoto))
                .ToList();
            foreach (var row in Judge("best of series, people", pack, half, series, details))
                yield return row;
            foreach (var row in Judge("best of series, a blink in a group", pack, half, Groups(root, half == "check", maker), details))
                yield return row;
        }
    }

    private static IEnumerable<QualityRow> Judge(string task, string pack, string half, IReadOnlyList<IReadOnlyList<MadeFrame>> series, TextWriter? details)
    {
        var without = SeriesQuality.Judge(task, half, [.. series.Select(frames => frames.Select(frame => frame with { Faces = null }).ToList())], null).Take(2).ToList();
        foreach (var (row, bare) in SeriesQuality.Judge(task, half, series, details).ToList().Take(2).Zip(without))
        {
            yield return row with { Measure = $"{row.Measure}, {pack} models", Target = bare.Bpp };
            yield return bare with { Measure = $"{row.Measure}, without faces", Target = null };
        }
    }

    private static List<(EvalPhoto Photo, FaceBox Face)> Photos(string root) =>
    [
        .. FaceLabels.Load()
            .Where(photo => !OtherFolders.Any(folder => photo.Name.StartsWith(folder, StringComparison.Ordinal)))
            .Select(photo => (photo.Name, Face: photo.Faces.DefaultIfEmpty().MaxBy(face => face.Width * face.Height)))
            .Where(item => Math.Max(item.Face.Width, item.Face.Height) >= LeastMainFace)
            .Select(item => (new EvalPhoto(Path.Combine(root, "photos", item.Name), "photos/" + item.Name), item.Face)),
    ];

    private static List<List<MadeFrame>> Groups(string root, bool isCheck, FrameMaker maker)
    {
        var open = Crops(root, "open", isCheck);
        var closed = Crops(root, "closed", isCheck);
        var count = Math.Min(open.Count / (PeopleInGroup + 1), closed.Count / PeopleInGroup);
        var series = new List<MadeFrame>[count];
        Parallel.For(0, count, i => series[i] = PeopleSeriesMaker.Group(
            open.GetRange(i * (PeopleInGroup + 1), PeopleInGroup + 1), closed.GetRange(i * PeopleInGroup, PeopleInGroup), maker));
        return [.. series];
    }

    private static List<EvalPhoto> Crops(string root, string kind, bool isCheck) =>
        [.. Directory.EnumerateFiles(Path.Combine(root, "photos", "eyes", kind))
            .Select(path => new EvalPhoto(path, $"photos/eyes/{kind}/{Path.GetFileName(path)}"))
            .Where(photo => photo.IsCheck == isCheck)
            .OrderBy(photo => photo.Seed)];
}
