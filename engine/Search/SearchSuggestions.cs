using Bpp.Engine.Storage;

namespace Bpp.Engine.Search;

/// <summary>Completes what is being typed.</summary>
public static class SearchSuggestions
{
    /// <summary>Every name there is, to be read once for many letters.</summary>
    /// <param name="database">The library.</param>
    public static IReadOnlyList<SearchName> Names(LibraryDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        return connection.Query("select kind, name, photos, search_text(name) from search_names order by photos desc, name", row => new SearchName(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3)));
    }

    /// <summary>People, tags, places, cameras, albums and fields that go on from the last word of a query.</summary>
    /// <param name="database">The library.</param>
    /// <param name="names">As <see cref="Names"/> read them.</param>
    /// <param name="query">Up to the cursor.</param>
    /// <param name="most">At most this many.</param>
    public static IReadOnlyList<SearchSuggestion> Of(LibraryDatabase database, IEnumerable<SearchName> names, string query, int most = 10)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(query);
        var start = LastWord(query);
        var word = query[start..];
        var negated = word.StartsWith('-') ? 1 : 0;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var field = colon < 0 ? null : SearchFields.Find(word[negated..colon]);
        var text = (field is null ? word[negated..] : word[(colon + 1)..]).Trim('"', '“', '”', '„', '«', '»', ' ', '(');
        if (word.Length == 0 || query.Length > SearchLexer.LongestQuery || (field is null && text.Length == 0))
            return [];
        var suggestions = new List<SearchSuggestion>();
        if (field is null)
            suggestions.AddRange(SearchFields.All.Where(known => known.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)).Take(3).Select(known => Suggest("field", known.Example, known.Name + ":", null)));
        else if (field.Kind == SearchFieldKind.Choice)
            suggestions.AddRange(field.Choices.Keys.Where(value => value.StartsWith(text, StringComparison.OrdinalIgnoreCase)).Select(value => Suggest(field.Name, value, $"{field.Name}:{value}", null)));
        using var connection = database.Connect();
        var sought = connection.Scalar<string>("select rtrim(search_text($1))", text) ?? "";
        suggestions.AddRange(names
            .Where(name => (field is null || name.Kind == field.Name) && name.Text.Contains(sought, StringComparison.Ordinal))
            .OrderByDescending(name => name.Text.StartsWith(sought, StringComparison.Ordinal))
            .Take(most)
            .Select(name => Suggest(name.Kind, name.Name, $"{name.Kind}:{Quoted(name.Name)}", name.Photos)));
        return [.. suggestions.Take(most)];

        SearchSuggestion Suggest(string kind, string shown, string insert, long? photos) => new(kind, shown, insert, start + negated, word.Length - negated, photos);
    }

    /// <summary>Where the last word begins; blanks in quotes belong to it.</summary>
    private static int LastWord(string query)
    {
        var (start, quoted) = (0, false);
        for (var at = 0; at < query.Length; at++)
        {
            quoted ^= query[at] == '"';
            if (!quoted && (char.IsWhiteSpace(query[at]) || query[at] is '(' or ')'))
                start = at + 1;
        }

        return start;
    }

    private static string Quoted(string name) => name.All(char.IsLetterOrDigit) ? name : $"\"{name.Replace('"', ' ')}\"";
}
