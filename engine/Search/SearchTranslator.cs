namespace Bpp.Engine.Search;

/// <summary>Turns parts of a search into conditions.</summary>
internal sealed class SearchTranslator(SearchSql sql, SearchContext context)
{
    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase) { "in", "on", "at", "of", "from", "with", "during", "the", "by", "a", "an" };

    private static readonly HashSet<string> Nouns = new(StringComparer.OrdinalIgnoreCase) { "photos", "photo", "pictures", "picture", "images" };

    private readonly FieldTranslator _fields = new(sql, context);

    /// <summary>Conditions that all must hold: dates and scores of several words made one, filler words left out.</summary>
    public List<SearchCondition> All(IReadOnlyList<SearchNode> parts)
    {
        var kept = WithoutFillers(parts);
        var conditions = new List<SearchCondition>();
        for (var at = 0; at < kept.Count;)
        {
            var words = kept.Skip(at).TakeWhile(part => part is Words { IsQuoted: false }).Cast<Words>().Select(word => word.Text).ToList();
            var (condition, count) = InWords(words) ?? (One(kept[at]), 1);
            conditions.Add(condition with { Start = kept[at].Start, End = kept[at + count - 1].End });
            at += count;
        }

        return conditions;
    }

    private SearchCondition One(SearchNode node)
    {
        switch (node)
        {
            case AllOf or Words { IsQuoted: false }:
                var all = node is AllOf group ? All(group.Parts) : InWords([((Words)node).Text]) is { } said ? [said.Condition] : [Matching(((Words)node).Text, isQuoted: false)];
                return all.Count == 1 ? all[0] : new SearchCondition($"({string.Join(" and ", all.Select(part => part.Sql))})", string.Join(" and ", all.Select(part => part.Says)), "all");
            case AnyOf any:
                var parts = any.Parts.Select(One).ToList();
                return new SearchCondition($"({string.Join(" or ", parts.Select(part => part.Sql))})", string.Join(" or ", parts.Select(part => part.Says)), "any");
            case Not not:
                var denied = One(not.Part);
                // an unknown value is not the one asked for
                return new SearchCondition($"not coalesce({denied.Sql}, false)", not.Part is AllOf or AnyOf ? $"not ({denied.Says})" : $"not {denied.Says}", "not");
            case Words words:
                return Matching(words.Text, isQuoted: true);
            default:
                return _fields.Condition((FieldIs)node);
        }
    }

    /// <summary>A date or score at the beginning of some words.</summary>
    private (SearchCondition Condition, int Count)? InWords(List<string> words)
    {
        if (DateWords.Read(words, context.Today) is { } date)
        {
            var condition = date.Span is { } span ? DateConditions.In(sql, span) : DateConditions.Every(sql, date.Recurrence!);
            return (date.Span is null ? OrWord(condition, words[0]) : condition, date.Count);
        }

        if (words is [var grade, var quality, ..] && quality.Equals("quality", StringComparison.OrdinalIgnoreCase) && ScoreBands.Condition(sql, grade) is { } band)
            return (band, 2);
        return words.Count > 0 && ScoreBands.Condition(sql, words[0]) is { } single ? (OrWord(single, words[0]), 1) : null;
    }

    private SearchCondition OrWord(SearchCondition condition, string word) =>
        condition with { Sql = $"(coalesce({condition.Sql}, false) or {Matching(word, isQuoted: false).Sql})", Says = $"{condition.Says} or “{word}”" };

    /// <summary>Photos of which a text, a person, a tag, a place or an album has the words.</summary>
    private SearchCondition Matching(string text, bool isQuoted)
    {
        var parameter = sql.Parameter(text);
        if (SearchSql.IsPunctuation(text))
            return new SearchCondition($"contains(photo.file_name, {parameter})", $"“{text}”", "word");
        var needle = SearchSql.Needle(parameter, text, isQuoted);
        // albums are few and known: only those whose title has the word cost time
        var albums = context.Albums.Where(album => album.Kind == "manual" && album.Title.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(album => " or " + AlbumConditions.Of(sql, album));
        return new SearchCondition(
            $"(photo.photo_id in (select photo_id from search_terms where contains(term, {needle}) or contains(other_names, search_text({parameter}))){string.Concat(albums)})",
            $"“{text}”",
            "word");
    }

    /// <summary>"photos of Emma in Rome" without "photos", "of" and "in", unless nothing else is there.</summary>
    private static List<SearchNode> WithoutFillers(IReadOnlyList<SearchNode> parts)
    {
        var kept = parts
            .Where((part, at) => part is not Words { IsQuoted: false, Text: var text }
                || !(Fillers.Contains(text) || (Nouns.Contains(text) && at + 1 < parts.Count && parts[at + 1] is Words { IsQuoted: false, Text: var next } && Fillers.Contains(next))))
            .ToList();
        return kept.Count > 0 ? kept : [.. parts];
    }
}
