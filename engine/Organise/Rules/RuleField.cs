namespace Bpp.Engine.Organise;

/// <summary>Something a rule may ask about.</summary>
/// <param name="Name">In the JSON.</param>
/// <param name="Title">In English, as the rule builder shows it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Sql">An expression on <c>photo_columns</c>: a list where <paramref name="Kind"/> is <see cref="RuleKind.Texts"/>.</param>
/// <param name="IsCommon">Most people ask about it; the others come after these.</param>
public sealed record RuleField(string Name, string Title, RuleKind Kind, string Sql, bool IsCommon = false)
{
    /// <summary>What it can be, where that is known to the program; else empty.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
