using System.Globalization;

namespace Bpp.Engine.Renaming;

/// <summary>The names in one folder while a plan is made, by the stem they belong to.</summary>
internal sealed class FolderNames
{
    private readonly Dictionary<string, List<string>> _byStem;

    /// <summary>Everything in front of a dot of a name that is taken, in capitals.</summary>
    private readonly Dictionary<string, int> _taken = new(StringComparer.OrdinalIgnoreCase);

    private FolderNames(Dictionary<string, List<string>> byStem, IEnumerable<string> names)
    {
        _byStem = byStem;
        foreach (var name in names)
            Count(name, 1);
    }

    public static FolderNames Of(string photosFolder, string folder, IEnumerable<ManagedFile> files)
    {
        var path = Path.Combine(photosFolder, folder.Replace('/', Path.DirectorySeparatorChar));
        List<string> names = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];
        var stems = files.Where(file => file.Folder == folder).Select(file => file.Stem).ToHashSet(StringComparer.Ordinal);
        var byStem = names
            .GroupBy(name => Prefixes(name).FirstOrDefault(stems.Contains) ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        return new FolderNames(byStem, names);
    }

    /// <summary>Gives all files of a stem another one.</summary>
    public IEnumerable<(string From, string To)> Rename(string stem, string wanted)
    {
        if (!_byStem.TryGetValue(stem, out var names))
            return [];
        foreach (var name in names)
            Count(name, -1);
        var free = wanted;
        for (var attempt = 2; _taken.GetValueOrDefault(free) > 0; attempt++)
            free = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{attempt}");

        // The old name stays taken: a file may only take a name that is free now, so that moves can be done, and undone, in any order.
        foreach (var name in names)
            Count(name, 1);
        if (free == stem)
            return [];
        var renamed = names.ConvertAll(name => (From: name, To: free + name[stem.Length..]));
        foreach (var (_, to) in renamed)
            Count(to, 1);
        return renamed;
    }

    /// <summary>What stands in front of each dot, the longest first: <c>a.b.jpg</c> may belong to <c>a.b</c> or to <c>a</c>.</summary>
    private static IEnumerable<string> Prefixes(string name)
    {
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
            yield return name[..dot];
    }

    private void Count(string name, int by)
    {
        foreach (var prefix in Prefixes(name).DefaultIfEmpty(name))
            _taken[prefix] = _taken.GetValueOrDefault(prefix) + by;
    }
}
