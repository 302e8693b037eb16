namespace Bpp.Engine.Search;

/// <summary>A part of a search as it was written.</summary>
internal abstract record SearchNode
{
    /// <summary>First character in the query.</summary>
    public int Start { get; init; }

    /// <summary>After the last character in the query.</summary>
    public int End { get; init; }
}

/// <summary>All of at least two.</summary>
internal sealed record AllOf(IReadOnlyList<SearchNode> Parts) : SearchNode;

/// <summary>Any of at least two.</summary>
internal sealed record AnyOf(IReadOnlyList<SearchNode> Parts) : SearchNode;

internal sealed record Not(SearchNode Part) : SearchNode;

/// <summary>A word, or in quotes words that follow each other.</summary>
internal sealed record Words(string Text, bool IsQuoted) : SearchNode;

/// <summary>A condition on one field.</summary>
/// <param name="Field">Which.</param>
/// <param name="Comparison">One of "", =, &lt;, &lt;=, &gt;, &gt;=; "" where only the colon stood.</param>
/// <param name="Value">As written, without quotes.</param>
/// <param name="IsQuoted">It stood in quotes.</param>
internal sealed record FieldIs(SearchField Field, string Comparison, string Value, bool IsQuoted) : SearchNode;
