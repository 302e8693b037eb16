using System.Text.RegularExpressions;

namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>
/// The names under which Google Takeout may have stored a photo's JSON. Takeout cuts names to 46 characters before <c>.json</c>, puts
/// the counter of a duplicate behind the photo's extension, and gives edited versions and Live Photo videos no JSON of their own.
/// </summary>
internal static partial class TakeoutNames
{
    private const string Supplement = ".supplemental-metadata";
    private const int MaxStem = 46;

    /// <summary>And names of photos to 47 before their extension, an edited version's suffix with them.</summary>
    private const int MaxPhotoStem = 47;

    private static readonly string[] EditedSuffixes =
        ["-edited", "-bearbeitet", "-modifié", "-modificato", "-editado", "-bewerkt", "-redigerad", "-redigeret", "-edytowane", "-編集済み", "-已修改"];

    private static readonly string[] StillExtensions = [".heic", ".jpg", ".jpeg", ".png"];

    private static readonly HashSet<string> MotionExtensions = new([".mp4", ".mov"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Candidates for the photo <paramref name="fileName"/>, likeliest first, all ending in <c>.json</c>.</summary>
    public static IEnumerable<string> For(string fileName)
    {
        // Also osxphotos' way, and how an import calls the JSON of a photo that it had to rename.
        yield return fileName + ".json";
        foreach (var name in Originals(fileName))
        {
            var (plain, counter) = SplitCounter(name);
            foreach (var candidate in Stems(plain, counter))
                yield return candidate + ".json";
            // Takeout also numbers photos whose JSON keeps the number in the name.
            if (counter.Length > 0)
            {
                foreach (var candidate in Stems(name, ""))
                    yield return candidate + ".json";
            }
        }
    }

    private static IEnumerable<string> Originals(string fileName)
    {
        yield return fileName;
        var extension = Path.GetExtension(fileName);
        var stem = Path.GetFileNameWithoutExtension(fileName);
        foreach (var suffix in EditedSuffixes)
        {
            var at = stem.LastIndexOf(suffix, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && IsCounter(stem.AsSpan(at + suffix.Length)))
                yield return stem[..at] + stem[(at + suffix.Length)..] + extension;
        }

        if (stem.Length == MaxPhotoStem && CutSuffix(stem) is > 0 and var left)
            yield return stem[..^left] + extension;

        if (MotionExtensions.Contains(extension))
        {
            foreach (var still in StillExtensions)
                yield return stem + still;
        }
    }

    /// <summary>How many letters at its end are the beginning of a suffix of edited versions; 0: none.</summary>
    private static int CutSuffix(string stem) => EditedSuffixes
        .SelectMany(suffix => Enumerable.Range(1, suffix.Length - 1).Where(length => stem.EndsWith(suffix[..length], StringComparison.OrdinalIgnoreCase)))
        .DefaultIfEmpty()
        .Max();

    /// <summary>"photo.jpg" plus ".supplemental-metadata" cut anywhere, down to nothing; the counter comes last.</summary>
    private static IEnumerable<string> Stems(string name, string counter)
    {
        if (name.Length > MaxStem)
        {
            yield return name[..MaxStem] + counter;
            yield break;
        }

        yield return name + counter;
        for (var length = Math.Min(Supplement.Length, MaxStem - name.Length); length > 0; length--)
            yield return name + Supplement[..length] + counter;
    }

    /// <summary>"IMG_1(2).jpg" is "IMG_1.jpg" and "(2)".</summary>
    private static (string Plain, string Counter) SplitCounter(string name)
    {
        var extension = Path.GetExtension(name);
        var stem = Path.GetFileNameWithoutExtension(name);
        var match = TrailingCounter().Match(stem);
        return match.Success && match.Index > 0 ? (stem[..match.Index] + extension, match.Value) : (name, "");
    }

    private static bool IsCounter(ReadOnlySpan<char> text) => text.IsEmpty || TrailingCounter().IsMatch(text);

    [GeneratedRegex(@"\(\d{1,4}\)$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingCounter();
}
