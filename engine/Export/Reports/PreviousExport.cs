using System.Text.Json;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Export.Reports;

/// <summary>What an earlier run of the very same export left in the folder, as far as it is still untouched.</summary>
/// <param name="Photos">Exported name to what its manifest says about it.</param>
/// <param name="Unmodified">Reports, sidecars and gallery that nobody changed since; they may be refreshed.</param>
internal sealed record PreviousExport(IReadOnlyDictionary<string, ManifestPhoto> Photos, IReadOnlySet<string> Unmodified)
{
    private const long LargestManifest = 256 << 20;

    public static PreviousExport None { get; } = new(new Dictionary<string, ManifestPhoto>(), new HashSet<string>());

    public static PreviousExport Read(OutputFolder folder, string exportId)
    {
        var path = folder.PathOf(ManifestDocument.FileName);
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > LargestManifest)
            return None;
        try
        {
            var manifest = JsonSerializer.Deserialize<ManifestDocument>(File.ReadAllBytes(path), ExportJson.Options);
            if (manifest is not { Schema: ManifestDocument.SchemaName, Version: ManifestDocument.CurrentVersion } || manifest.ExportId != exportId)
                return None;
            var unmodified = (manifest.Companions ?? [])
                .Where(companion => companion is { Path: not null } && File.Exists(folder.PathOf(companion.Path)) && FileHash.Of(folder.PathOf(companion.Path)) == companion.Sha256)
                .Select(companion => companion.Path)
                .Append(ManifestDocument.FileName);
            return new PreviousExport(
                (manifest.Photos ?? []).Where(photo => photo is { KeptExisting: false, Source: not null, Exported.Path: not null }).GroupBy(photo => photo.Exported.Path).ToDictionary(group => group.Key, group => group.First()),
                unmodified.ToHashSet());
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return None;
        }
    }
}
