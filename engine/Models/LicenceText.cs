namespace Bpp.Engine.Models;

/// <summary>What class a licence is of, by its name.</summary>
internal static class LicenceText
{
    public const string Unknown = "not stated";

    private static readonly string[] ResearchOnly = ["research", "non-commercial", "noncommercial", "-nc", "amlr"];
    private static readonly string[] Copyleft = ["gpl", "mpl", "-sa", "eupl", "copyleft"];
    private static readonly string[] Permissive = ["mit", "apache", "bsd", "isc", "cc0", "cc-by", "zlib", "unlicense", "public domain"];

    /// <summary>What is not recognised is taken for the strictest class.</summary>
    public static LicenceClass ClassOf(string licence) =>
        Has(licence, ResearchOnly) ? LicenceClass.ResearchOnly
        : Has(licence, Copyleft) ? LicenceClass.Copyleft
        : Permissive.Any(name => licence.StartsWith(name, StringComparison.OrdinalIgnoreCase)) ? LicenceClass.Permissive
        : LicenceClass.ResearchOnly;

    private static bool Has(string licence, string[] words) => words.Any(word => licence.Contains(word, StringComparison.OrdinalIgnoreCase));
}
