namespace Bpp.Engine.Models;

/// <summary>What a licence asks of whoever uses the model.</summary>
public enum LicenceClass
{
    /// <summary>MIT, Apache-2.0, BSD and the like.</summary>
    Permissive,

    /// <summary>GPL and the like: conditions on passing it on. To be accepted first.</summary>
    Copyleft,

    /// <summary>No commercial use. To be accepted first.</summary>
    ResearchOnly,
}
