using Bpp.Engine.Cli;

namespace Bpp.Engine.Search;

/// <summary>Cuts a query into words, phrases, fields and signs.</summary>
internal static class SearchLexer
{
    public const int LongestQuery = 4000;

    private const string Quotes = "\"“”„«»";
    private const string Dashes = "-–—";

    private static readonly string[] Comparisons = [">=", "<=", ">", "<", "="];

    /// <exception cref="SearchException">The query is too long, or names a field there is not.</exception>
    public static List<SearchToken> Read(string query)
    {
        if (query.Length > LongestQuery)
            throw new SearchException($"a search has at most {LongestQuery} characters", LongestQuery, query.Length - LongestQuery);
        var tokens = new List<SearchToken>();
        var at = 0;
        while (at < query.Length)
        {
            if (Ends(query[at]))
            {
                if (query[at] is '(' or ')')
                    tokens.Add(new SearchToken(query[at] == '(' ? SearchTokenKind.Open : SearchTokenKind.Close, at, at + 1));
                else if (IsQuote(query[at]))
                    tokens.Add(Phrase(query, ref at));
                at++;
            }
            else if (Dashes.Contains(query[at], StringComparison.Ordinal))
            {
                // a dash between blanks is punctuation
                if (at + 1 < query.Length && !char.IsWhiteSpace(query[at + 1]) && query[at + 1] != ')' && !Dashes.Contains(query[at + 1], StringComparison.Ordinal))
                    tokens.Add(new SearchToken(SearchTokenKind.Minus, at, at + 1));
                at++;
            }
            else
            {
                tokens.Add(Word(query, ref at));
            }
        }

        return tokens;
    }

    /// <summary>Leaves <paramref name="at"/> on the closing quote; a phrase that is not closed goes to the end.</summary>
    private static SearchToken Phrase(string query, ref int at)
    {
        var start = at;
        var text = Quoted(query, ref at);
        var end = Math.Min(at + 1, query.Length);
        return new SearchToken(SearchTokenKind.Words, start, end, new Words(text, IsQuoted: true) { Start = start, End = end });
    }

    private static string Quoted(string query, ref int at)
    {
        var start = at + 1;
        at = start;
        while (at < query.Length && !IsQuote(query[at]))
            at++;
        return query[start..at];
    }

    private static SearchToken Word(string query, ref int at)
    {
        var start = at;
        while (at < query.Length && !Ends(query[at]))
            at++;
        var word = query[start..at];
        if (Field(query, word, start, ref at) is { } field)
            return new SearchToken(SearchTokenKind.Field, start, at, field with { Start = start, End = at });
        return new SearchToken(SearchTokenKind.Words, start, at, new Words(word, IsQuoted: false) { Start = start, End = at });
    }

    /// <summary>A field and its value, which may be in quotes; null for what is only a word, such as 12:30 or an address.</summary>
    private static FieldIs? Field(string query, string word, int start, ref int at)
    {
        var name = new string([.. word.TakeWhile(char.IsAsciiLetter)]);
        var rest = word[name.Length..];
        var hasColon = rest.StartsWith(':');
        var comparison = Comparisons.FirstOrDefault(sign => (hasColon ? rest[1..] : rest).StartsWith(sign, StringComparison.Ordinal)) ?? "";
        if (name.Length == 0 || (!hasColon && comparison.Length == 0))
            return null;
        var value = rest[((hasColon ? 1 : 0) + comparison.Length)..];
        var field = SearchFields.Find(name);
        if (field is null || (!hasColon && field.Kind is not (SearchFieldKind.Number or SearchFieldKind.Date)))
        {
            if (!hasColon || value.StartsWith("//", StringComparison.Ordinal) || (value.Length == 0 && !(at < query.Length && IsQuote(query[at]))))
                return null;
            var near = NearestNames.Of(name, SearchFields.Names);
            throw new SearchException(
                $"there is no field '{name}'{(near.Count > 0 ? $"; did you mean {string.Join(" or ", near.Select(other => other + ":"))}?" : $"; there are {string.Join(", ", SearchFields.All.Select(known => known.Name))}.")} In quotes it is searched for as words.",
                start,
                name.Length);
        }

        if (value.Length > 0)
            return new FieldIs(field, comparison, value, IsQuoted: false);
        if (at >= query.Length || !IsQuote(query[at]))
            throw new SearchException($"{field.Name}: needs a value, as in {field.Example}", start, at - start);
        var text = Quoted(query, ref at);
        at = Math.Min(at + 1, query.Length);
        return text.Trim().Length > 0 ? new FieldIs(field, comparison, text, IsQuoted: true) : throw new SearchException($"{field.Name}: needs a value, as in {field.Example}", start, at - start);
    }

    private static bool Ends(char letter) => char.IsWhiteSpace(letter) || letter is '(' or ')' || IsQuote(letter);

    private static bool IsQuote(char letter) => Quotes.Contains(letter, StringComparison.Ordinal);
}
