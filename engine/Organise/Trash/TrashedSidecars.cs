using Bpp.Engine.Import;
using Bpp.Engine.Importing.Sidecars;
using Bpp.Engine.Metadata.Sidecars;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Organise.Trash;

/// <summary>The sidecars that came with copies which are deleted. One that describes a file that stays, as of RAW and JPEG, stays too.</summary>
internal static class TrashedSidecars
{
    /// <summary>What goes with these copies. Links, and what cannot be read, stay.</summary>
    /// <param name="photosFolder">The library's <c>photos/</c>.</param>
    /// <param name="copies">Below it.</param>
    /// <param name="ct">Stops while a sidecar is read; none go then.</param>
    public static IReadOnlyList<TrashedSidecar> Of(string photosFolder, IEnumerable<string> copies, CancellationToken ct)
    {
        var found = new List<TrashedSidecar>();
        foreach (var path in Names(photosFolder, copies))
        {
            var file = new FileInfo(Path.Combine(photosFolder, path));
            if (!file.Exists || file.LinkTarget is not null)
                continue;
            try
            {
                found.Add(new TrashedSidecar(path, Fingerprinter.Sha256(file.FullName, ct), file.Length));
            }
            catch (PhotoException)
            {
                // Without its content it cannot be written down what would be deleted.
            }
            catch (OperationCanceledException)
            {
                return [];
            }
        }

        return found;
    }

    /// <summary>Deletes those of <paramref name="sidecars"/> that no file has any more.</summary>
    /// <param name="photosFolder">The library's <c>photos/</c>.</param>
    /// <param name="sidecars">What the manifest has.</param>
    /// <param name="gone">The copies that were deleted in fact.</param>
    /// <returns>What stays nevertheless.</returns>
    public static IReadOnlyList<TrashFailure> Delete(string photosFolder, IReadOnlyList<TrashedSidecar> sidecars, IEnumerable<string> gone)
    {
        var alone = Names(photosFolder, gone).ToHashSet(StringComparer.Ordinal);
        var failures = new List<TrashFailure>();
        foreach (var sidecar in sidecars.Where(sidecar => alone.Contains(sidecar.Path)))
        {
            try
            {
                // Not to be stopped: its photo is gone, and nothing would ever find it again.
                ManagedOriginals.Delete(photosFolder, sidecar.Path, sidecar.Sha256, CancellationToken.None);
            }
            catch (IOException exception)
            {
                failures.Add(new TrashFailure(sidecar.Path, exception.Message));
            }
        }

        return failures;
    }

    /// <summary>The sidecars of some files and of no other file in their folder.</summary>
    private static IEnumerable<string> Names(string photosFolder, IEnumerable<string> files)
    {
        foreach (var group in files.GroupBy(file => file[..(file.LastIndexOf('/') + 1)], StringComparer.Ordinal))
        {
            var folder = Path.Combine(photosFolder, group.Key);
            var names = FolderSidecars.List(folder);
            var going = group.Select(file => file[group.Key.Length..]).ToHashSet(StringComparer.Ordinal);
            var theirs = going.SelectMany(name => Beside(names, name)).ToHashSet(StringComparer.Ordinal);
            if (theirs.Count == 0)
                continue;
            foreach (var other in Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(name => !going.Contains(name) && !SidecarFiles.IsSidecar(name)))
                theirs.ExceptWith(Beside(names, other));
            foreach (var name in theirs.Order(StringComparer.Ordinal))
                yield return group.Key + name;
        }
    }

    private static IEnumerable<string> Beside(FolderSidecars names, string photoName) =>
        SidecarNames.Json(names, photoName) is { } json ? SidecarFiles.Beside(names, photoName).Append(json) : SidecarFiles.Beside(names, photoName);
}
