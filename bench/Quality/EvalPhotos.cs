namespace Bpp.Bench.Quality;

/// <summary>Which files of the evaluation data are used for what.</summary>
internal sealed class EvalPhotos(string root)
{
    private static readonly string[] EverydayFolders =
    [
        "coco-val100/representative_dataset",
        "faces-ultraface/imgs",
        "immich-test-assets/albums/nature",
        "neardup-imagededup/tests/data/base_images",
        "unsplash-vrooli/real-world",
        "pets-yolox-dog/assets",
        "faces-wider-group/samples",
    ];

    private static readonly string[] OtherScenes = ["faces-lfw10/images", "faces-bbt/examples/images"];

    /// <summary>Everyday photos of many subjects, none of them a mere thumbnail.</summary>
    public IReadOnlyList<EvalPhoto> Everyday() => In(EverydayFolders);

    /// <summary>Photos that all show something else.</summary>
    public IReadOnlyList<EvalPhoto> Unrelated() => [.. In(EverydayFolders), .. In(OtherScenes)];

    /// <summary>Folders of <c>sharp</c>, <c>defocus</c> and <c>motion</c>.</summary>
    public IReadOnlyList<string> BlurTriplets() => Folders("blur-triplets");

    /// <summary>Folders of <c>normal</c>, <c>under</c> and <c>over</c>.</summary>
    public IReadOnlyList<string> ExposureBrackets() => Folders("exposure-brackets");

    private const int LeastBytes = 8_000;

    private List<EvalPhoto> In(IEnumerable<string> folders) =>
        [.. folders
            .Select(folder => Path.Combine(root, "photos", folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG" or ".WEBP")
            .Where(path => new FileInfo(path).Length >= LeastBytes)
            .Select(path => new EvalPhoto(path, Path.GetRelativePath(root, path).Replace('\\', '/')))
            .OrderBy(photo => photo.Name, StringComparer.Ordinal)];

    private List<string> Folders(string name)
    {
        var folder = Path.Combine(root, "photos", name);
        return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)] : [];
    }
}
