namespace Bpp.Engine.Search;

/// <summary>Something a search box may offer.</summary>
/// <param name="Kind">person, tag, place, country, camera, album or field.</param>
/// <param name="Text">To show.</param>
/// <param name="Insert">To put into the query, such as <c>person:"Emma Stone"</c>.</param>
/// <param name="Start">Where, in UTF-16 units from 0.</param>
/// <param name="Length">How much of the query it replaces.</param>
/// <param name="Photos">How many photos it has; null for fields.</param>
public sealed record SearchSuggestion(string Kind, string Text, string Insert, int Start, int Length, long? Photos);
