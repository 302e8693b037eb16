namespace Bpp.Engine.Search;

internal enum SearchFieldKind
{
    Text,
    Number,
    Date,
    Choice,
    Album,
}

/// <summary>A field of the search language.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Sql">
/// Text: a condition with {0} for the words' beginning, {1} for the whole words, {2} for the value itself. Number: an expression.
/// Empty where the compiler knows.
/// </param>
/// <param name="Example">One use.</param>
/// <param name="Says">In words, with {0} for the value.</param>
internal sealed record SearchField(string Name, SearchFieldKind Kind, string Sql, string Example, string Says)
{
    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Conditions by value, for a choice.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();
}
