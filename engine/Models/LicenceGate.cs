namespace Bpp.Engine.Models;

/// <summary>Which licences need an acceptance, and which a use forbids.</summary>
internal static class LicenceGate
{
    /// <summary>Why the model may not be used, and what would change that; null when it may.</summary>
    public static string? WhyBlocked(ModelEntry entry, UseContext use, IReadOnlyList<LicenceAcceptance> accepted)
    {
        if (entry.LicenceClass == LicenceClass.ResearchOnly && use == UseContext.Commercial)
            return $"Model '{entry.Id}' is for research only ({entry.Licence}) and Bpp is set to commercial use. Use another model, or say what you use Bpp for: bpp model use-for personal.";
        if (entry.LicenceClass == LicenceClass.Permissive || IsAccepted(entry, accepted))
            return null;
        var kind = entry.LicenceClass == LicenceClass.Copyleft ? "a copyleft licence" : "a research-only licence";
        return $"Model '{entry.Id}' has {kind} ({entry.Licence}), which you have not accepted: read it, then give --accept-licence to bpp model install or bpp model add.";
    }

    public static bool IsAccepted(ModelEntry entry, IReadOnlyList<LicenceAcceptance> accepted) =>
        accepted.Any(acceptance => acceptance.Model == entry.Id && acceptance.Licence == entry.Licence);
}
