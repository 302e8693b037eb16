namespace Bpp.Engine.Search;

/// <summary>One condition of a search, to show and to take away.</summary>
/// <param name="Text">In words.</param>
/// <param name="Kind">word, date, score, any, not, or the name of a field.</param>
/// <param name="Start">Where it stands in the query, in UTF-16 units from 0.</param>
/// <param name="Length">How much of the query it is.</param>
public sealed record SearchChip(string Text, string Kind, int Start, int Length);
