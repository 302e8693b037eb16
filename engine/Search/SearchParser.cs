namespace Bpp.Engine.Search;

/// <summary>
/// <c>any := all ("or" all)*; all := one ("and"? one)*; one := ("not" | "-") one | "(" any ")" | words | field</c>.
/// Where "and", "or" and "not" have nothing to join they are words like others.
/// </summary>
internal sealed class SearchParser
{
    private const int DeepestNesting = 50;
    private const int MostParts = 200;

    private readonly string _query;
    private readonly List<SearchToken> _tokens;
    private int _at;
    private int _depth;

    private SearchParser(string query, List<SearchToken> tokens) => (_query, _tokens) = (query, tokens);

    private SearchToken? Next => _at < _tokens.Count ? _tokens[_at] : null;

    /// <summary>The tree of a query; null for an empty one.</summary>
    /// <exception cref="SearchException">It cannot be understood.</exception>
    public static SearchNode? Parse(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var tokens = SearchLexer.Read(query);
        if (tokens.Count > MostParts)
            throw new SearchException($"a search has at most {MostParts} words", tokens[MostParts].Start, tokens[^1].End - tokens[MostParts].Start);
        var parser = new SearchParser(query, tokens);
        if (tokens.Count == 0)
            return null;
        var node = parser.Any();
        return parser.Next is { } left ? throw new SearchException("there is no ( before this )", left.Start, 1) : node;
    }

    private SearchNode Any()
    {
        var parts = new List<SearchNode> { All() };
        while (Next is { } or && or.Is("or") && _at + 1 < _tokens.Count && _tokens[_at + 1].Begins)
        {
            _at++;
            parts.Add(All());
        }

        return parts.Count == 1 ? parts[0] : new AnyOf([.. parts.SelectMany(part => part is AnyOf any ? any.Parts : [part])]) { Start = parts[0].Start, End = parts[^1].End };
    }

    private SearchNode All()
    {
        var parts = new List<SearchNode> { One() };
        while (Next is { Begins: true } token)
        {
            var another = _at + 1 < _tokens.Count && _tokens[_at + 1].Begins;
            if (token.Is("or") && another)
                break;
            if (token.Is("and") && another)
                _at++;
            parts.Add(One());
        }

        return parts.Count == 1 ? parts[0] : new AllOf([.. parts.SelectMany(part => part is AllOf all ? all.Parts : [part])]) { Start = parts[0].Start, End = parts[^1].End };
    }

    private SearchNode One()
    {
        if (Next is not { Begins: true } token)
            throw new SearchException("expected something to search for", Next?.Start ?? _query.Length, Next is null ? 0 : 1);
        _at++;
        if (token.Node is { } node && !(token.Is("not") && Next is { Begins: true }))
            return node;
        if (++_depth > DeepestNesting)
            throw new SearchException($"more than {DeepestNesting} parentheses in each other", token.Start, 1);
        var inner = token.Kind == SearchTokenKind.Open ? InParentheses(token) : Negated(token);
        _depth--;
        return inner;
    }

    private SearchNode InParentheses(SearchToken open)
    {
        var inner = Any();
        if (Next is not { } close)
            throw new SearchException("expected ) to close this (", open.Start, 1);
        _at++;
        return inner with { Start = open.Start, End = close.End };
    }

    private Not Negated(SearchToken sign)
    {
        var inner = One();
        return new Not(inner) { Start = sign.Start, End = inner.End };
    }
}
