using System.Text.Json;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Organise.Trash;

/// <summary>
/// <c>data/purge.json</c>: there while the trash is being emptied. A process that is killed between a photo and its sidecars leaves it, and the
/// next to open the library deletes the sidecars that nothing else would ever find again. Photos are deleted by nobody but the user's word.
/// </summary>
/// <param name="databasePath">Of the library.</param>
/// <param name="photosFolder">The library's <c>photos/</c>.</param>
internal sealed class UnfinishedPurge(string databasePath, string photosFolder)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private string FilePath => Path.Combine(Path.GetDirectoryName(databasePath)!, "purge.json");

    /// <summary>Returns when it is on disk what is about to be deleted.</summary>
    /// <param name="copies">Below <c>photos/</c>.</param>
    /// <param name="sidecars">What goes with them; without any there is nothing to be left behind.</param>
    public void Begin(IEnumerable<string> copies, IReadOnlyList<TrashedSidecar> sidecars)
    {
        if (sidecars.Count > 0)
            DurableFile.Write(FilePath, JsonSerializer.SerializeToUtf8Bytes(new Plan([.. copies], sidecars), Options));
    }

    /// <summary>Nothing is left to be done.</summary>
    public void End() => DerivedFiles.Delete(FilePath);

    /// <summary>Deletes the sidecars of the copies that were deleted before the process was killed. What cannot be deleted stays, as it does otherwise.</summary>
    public void Complete()
    {
        if (!File.Exists(FilePath))
            return;
        if (Read() is { } plan && Directory.Exists(photosFolder))
            TrashedSidecars.Delete(photosFolder, plan.Sidecars, plan.Copies.Where(copy => !Path.Exists(Path.Combine(photosFolder, copy))));
        End();
    }

    private Plan? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Plan>(File.ReadAllBytes(FilePath), Options) is { Copies: not null, Sidecars: not null } plan ? plan : null;
        }
        catch (JsonException)
        {
            return null; // it is written as a whole: this is not ours
        }
    }

    private sealed record Plan(IReadOnlyList<string> Copies, IReadOnlyList<TrashedSidecar> Sidecars);
}
