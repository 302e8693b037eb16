using Bpp.Engine.Models;

namespace Bpp.Engine.Cli;

/// <summary>What became of trying a model.</summary>
/// <param name="Id">Id of the model.</param>
/// <param name="Path">Its file; null = not installed.</param>
/// <param name="Ok">Right hash, right shape, allowed, and it runs.</param>
/// <param name="Detail">The file, or what is wrong.</param>
internal sealed record ModelCheck(string Id, string? Path, bool Ok, string Detail)
{
    public static ModelCheck Of(ModelStore store, ModelEntry entry)
    {
        var path = store.PathOf(entry);
        try
        {
            ModelProbe.Run(store.Load(entry));
            return new ModelCheck(entry.Id, path, true, path!);
        }
        catch (ModelException exception)
        {
            return new ModelCheck(entry.Id, path, false, exception.Message);
        }
    }
}
