namespace Bpp.Web.People;

/// <summary>Whom a face may be.</summary>
/// <param name="Key">Of the person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Avatar">Address of their picture.</param>
/// <param name="Similarity">Mean cosine; null when faces cannot be compared.</param>
/// <param name="Photos">How many photos they are in.</param>
internal sealed record FaceSuggestion(string Key, string Name, string? Avatar, float? Similarity, long Photos);
