namespace Bpp.Engine.Search;

/// <summary>A name that a search box may offer.</summary>
/// <param name="Kind">person, tag, place, country, camera or album.</param>
/// <param name="Name">As it is shown.</param>
/// <param name="Photos">How many it has.</param>
/// <param name="Text">As it is compared: without case and accents.</param>
public sealed record SearchName(string Kind, string Name, long Photos, string Text);
