namespace Bpp.Bench.Quality;

/// <summary>Series that photographers shot: sharp against defocus and motion, and exposure brackets.</summary>
internal static class RealQuality
{
    public static IEnumerable<QualityRow> Run(EvalPhotos photos, FrameMaker maker)
    {
        var triplets = photos.BlurTriplets().Select(folder => Series(folder, "sharp", maker)).ToList();
        var brackets = photos.ExposureBrackets().Select(folder => Series(folder, "normal", maker)).ToList();
        return SeriesQuality.Judge("real blur series", "-", triplets, null).Concat(SeriesQuality.Judge("real exposure series", "-", brackets, null));
    }

    private static List<MadeFrame> Series(string folder, string best, FrameMaker maker) =>
        [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path =>
            maker.FromFile(File.ReadAllBytes(path), Path.GetFileNameWithoutExtension(path), Path.GetFileNameWithoutExtension(path) == best))];
}
