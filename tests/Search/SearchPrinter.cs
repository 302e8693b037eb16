using Bpp.Engine.Search;

namespace Bpp.Tests.Search;

/// <summary>Writes a tree as a query that reads back as the same tree.</summary>
internal static class SearchPrinter
{
    public static string Print(SearchNode? node) => node is null ? "" : Print(node, inner: false);

    private static string Print(SearchNode node, bool inner) => node switch
    {
        AllOf all => Group(string.Join(' ', all.Parts.Select(part => Print(part, inner: true))), inner),
        AnyOf any => Group(string.Join(" or ", any.Parts.Select(part => Print(part, inner: true))), inner),
        Not { Part: Not } twice => "not " + Print(twice.Part, inner: true),
        Not not => "-" + Print(not.Part, inner: true),
        Words words => words.IsQuoted || NeedsQuotes(words.Text) ? $"\"{words.Text}\"" : words.Text,
        FieldIs field => $"{field.Field.Name}:{field.Comparison}{(field.IsQuoted ? $"\"{field.Value}\"" : field.Value)}",
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no written form"),
    };

    private static string Group(string text, bool inner) => inner ? $"({text})" : text;

    /// <summary>"and", "or" and "not" that are meant as words, which quotes keep apart from the signs.</summary>
    private static bool NeedsQuotes(string word) => word.ToLowerInvariant() is "and" or "or" or "not";
}
