namespace Bpp.Engine.Search;

internal enum SearchTokenKind
{
    Open,
    Close,
    Minus,
    Words,
    Field,
}

/// <summary>What the parser reads.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First character in the query.</param>
/// <param name="End">After the last.</param>
/// <param name="Node">For words and fields.</param>
internal sealed record SearchToken(SearchTokenKind Kind, int Start, int End, SearchNode? Node = null)
{
    /// <summary>Whether it is this word, unquoted, in any case.</summary>
    public bool Is(string word) => Node is Words { IsQuoted: false } words && words.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a condition can begin with it.</summary>
    public bool Begins => Kind != SearchTokenKind.Close;
}
