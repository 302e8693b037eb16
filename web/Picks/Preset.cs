namespace Bpp.Web.Picks;

/// <summary>A named position of the sliders.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Controls">As an address' query.</param>
internal sealed record Preset(string Name, string Controls);
