namespace Bpp.Engine.Search;

/// <summary>
/// The search language: words, "phrases", fields, dates and scores in words, joined by and, or, not and parentheses.
/// Words next to each other that make a date are one; a single word that may be a date or a score (July, summer, great) may also be a word.
/// </summary>
public static class SearchCompiler
{
    /// <summary>Translates a search.</summary>
    /// <param name="query">As typed; at most 4,000 characters.</param>
    /// <param name="context">Today and the albums.</param>
    /// <exception cref="SearchException">It cannot be understood: an unknown field, a value that does not fit, a parenthesis alone.</exception>
    public static CompiledSearch Compile(string query, SearchContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var node = SearchParser.Parse(query);
        if (node is null)
            return new CompiledSearch("select photo_id\nfrom photos", [], "all photos", []);
        var sql = new SearchSql();
        var parts = node is AllOf all ? all.Parts : [node];
        var isHidden = HiddenPhotos.AreAskedFor(parts);
        var conditions = new SearchTranslator(sql, context).All(parts);
        var rows = isHidden ? "all_photos" : "photos";
        return new CompiledSearch(
            $"select photo.photo_id\nfrom {rows} as photo\nwhere {string.Join("\n    and ", conditions.Select(condition => condition.Sql))}",
            sql.Parameters,
            string.Join(", ", conditions.Select(condition => condition.Says)),
            [.. conditions.Select(condition => new SearchChip(condition.Says, condition.Kind, condition.Start, condition.End - condition.Start))])
        {
            From = rows,
        };
    }
}
