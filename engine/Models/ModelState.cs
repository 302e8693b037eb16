namespace Bpp.Engine.Models;

/// <summary>A model on this machine.</summary>
/// <param name="Model">What it is.</param>
/// <param name="Path">Its file; null = not installed.</param>
/// <param name="Active">It does its role here.</param>
/// <param name="Blocked">Why it may not be used; null = it may.</param>
public sealed record ModelState(ModelEntry Model, string? Path, bool Active, string? Blocked)
{
    public static ModelState Of(ModelStore store, ModelEntry entry) => new(
        entry,
        store.PathOf(entry),
        // Each recipe of a verifier is a second opinion of its own.
        store.Active(entry.Role, entry.Role == ModelRole.FaceVerifier ? entry.Recipe : null)?.Id == entry.Id,
        store.WhyBlocked(entry));
}
