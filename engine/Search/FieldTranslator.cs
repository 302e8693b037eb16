using System.Globalization;
using System.Text.RegularExpressions;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Search;

/// <summary>Turns a field and its value into a condition.</summary>
internal sealed partial class FieldTranslator(SearchSql sql, SearchContext context)
{
    /// <exception cref="SearchException">The value does not fit the field.</exception>
    public SearchCondition Condition(FieldIs field)
    {
        if (field.Comparison is not ("" or "=") && field.Field.Kind is not (SearchFieldKind.Number or SearchFieldKind.Date))
            throw Refused(field, $"{field.Field.Name}: does not compare; write {field.Field.Example}");
        return field.Field.Kind switch
        {
            SearchFieldKind.Number => Number(field),
            SearchFieldKind.Date => Date(field),
            SearchFieldKind.Choice => Choice(field),
            SearchFieldKind.Album => Album(field),
            _ => Text(field),
        };
    }

    private SearchCondition Text(FieldIs field)
    {
        var parameter = sql.Parameter(field.Value);
        if (SearchSql.IsPunctuation(field.Value) && field.Field.Sql.Contains("search_text", StringComparison.Ordinal))
            throw Refused(field, $"{field.Field.Name}: needs letters or digits, as in {field.Field.Example}");
        var condition = field.Field.Sql
            .Replace("{0}", SearchSql.Needle(parameter, field.Value, field.IsQuoted), StringComparison.Ordinal)
            .Replace("{1}", $"search_text({parameter})", StringComparison.Ordinal)
            .Replace("{2}", parameter, StringComparison.Ordinal);
        return new SearchCondition($"coalesce({condition}, false)", string.Format(CultureInfo.InvariantCulture, field.Field.Says, field.Value), field.Field.Name);
    }

    private static SearchCondition Choice(FieldIs field)
    {
        var value = SearchChoices.Canonical(field.Value);
        if (field.Field.Choices.TryGetValue(value, out var condition))
            return new SearchCondition(condition, field.Field.Name == "type" ? value + "s" : value, field.Field.Name);
        var near = NearestNames.Of(field.Value, field.Field.Choices.Keys);
        throw Refused(field, $"{field.Field.Name}:{field.Value} is not known; {(near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?" : $"there are {string.Join(", ", field.Field.Choices.Keys)}")}");
    }

    private SearchCondition Album(FieldIs field)
    {
        var exact = context.Albums.Where(album => album.Name == field.Value || album.Title.Equals(field.Value, StringComparison.OrdinalIgnoreCase) || album.Name == "album_" + field.Value).ToList();
        var found = exact.Count > 0 || field.IsQuoted ? exact : [.. context.Albums.Where(album => album.Title.Contains(field.Value, StringComparison.OrdinalIgnoreCase))];
        if (found.Count == 0)
        {
            var near = NearestNames.Of(field.Value, context.Albums.Select(album => album.Title));
            throw Refused(field, $"there is no album '{field.Value}'{(near.Count > 0 ? $"; did you mean {string.Join(" or ", near)}?" : "")}");
        }

        var conditions = found.Select(album => AlbumConditions.Of(sql, album));
        return new SearchCondition($"({string.Join(" or ", conditions)})", $"in the album {string.Join(" or ", found.Select(album => album.Title))}", field.Field.Name);
    }

    private SearchCondition Date(FieldIs field)
    {
        var (span, recurrence) = Dates(field);
        var comparison = (field.Field.Name, field.Comparison) switch
        {
            ("before", "" or "=") => "<",
            ("after", "" or "=") => ">",
            ("since", "" or "=") => ">=",
            ("date", _) => field.Comparison,
            _ => throw Refused(field, $"{field.Field.Name}: compares already; write {field.Field.Example}"),
        };
        if (recurrence is not null)
            return comparison is "" or "=" ? DateConditions.Every(sql, recurrence) : throw Refused(field, $"{field.Value} comes every year; say which, as in {field.Field.Example}");
        var limited = comparison switch
        {
            "<" => span! with { First = DateOnly.MinValue, Last = span.First.DayNumber > 0 ? span.First.AddDays(-1) : DateOnly.MinValue, Says = "before " + span.Bare },
            "<=" => span! with { First = DateOnly.MinValue, Says = "until " + span.Bare },
            ">" => span! with { First = span.Last < DateOnly.MaxValue ? span.Last.AddDays(1) : DateOnly.MaxValue, Last = DateOnly.MaxValue, Says = "after " + span.Bare },
            ">=" => span! with { Last = DateOnly.MaxValue, Says = "since " + span.Bare },
            _ => span!,
        };
        return DateConditions.In(sql, limited) with { Kind = field.Field.Name };
    }

    private (DateSpan? Span, DateRecurrence? Recurrence) Dates(FieldIs field)
    {
        if (DateSpan.Parse(field.Value) is { } span)
            return (span, null);
        var words = field.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return DateWords.Read(words, context.Today) is { } date && date.Count == words.Length
            ? (date.Span, date.Recurrence)
            : throw Refused(field, $"'{field.Value}' is no date; write 2023, 2023-07, 2023-07-14, 2020..2022 or \"last summer\"");
    }

    private SearchCondition Number(FieldIs field)
    {
        if (field.Field.Name == "score" && field.Comparison is "" or "=" && ScoreBands.Condition(sql, field.Value) is { } band)
            return band;
        var value = NumberText().Match(field.Value);
        var says = $"{field.Field.Says} {(field.Comparison is "" or "=" ? "" : field.Comparison + " ")}{field.Value}";
        if (!value.Success || (value.Groups["until"].Success && field.Comparison is not ("" or "=")))
            throw Refused(field, $"{field.Field.Name}: needs a number, as in {field.Field.Example} or {field.Field.Name}:2..4");
        var number = Parsed(value.Groups["from"].Value);
        if (value.Groups["until"].Success)
            return Condition($"{field.Field.Sql} between {sql.Parameter(number)} and {sql.Parameter(Parsed(value.Groups["until"].Value))}");
        if (field.Comparison is not ("" or "="))
            return Condition($"{field.Field.Sql} {field.Comparison} {sql.Parameter(number)}");

        // 2.8 is what rounds to it, however the camera wrote it
        var decimals = value.Groups["from"].Value.Length - value.Groups["from"].Value.IndexOf('.', StringComparison.Ordinal) - 1;
        var half = value.Groups["from"].Value.Contains('.', StringComparison.Ordinal) ? 0.5 / Math.Pow(10, decimals) : 0.5;
        return Condition($"abs({field.Field.Sql} - {sql.Parameter(number)}) < {sql.Parameter(half)}");

        SearchCondition Condition(string condition) => new(condition, says, field.Field.Name);
    }

    private static double Parsed(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    private static SearchException Refused(FieldIs field, string message) => new(message, field.Start, field.End - field.Start);

    [GeneratedRegex(@"^(f/)?(?<from>-?[0-9]{1,9}(\.[0-9]{1,9})?)(\.\.(?<until>-?[0-9]{1,9}(\.[0-9]{1,9})?))?(mm)?$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberText();
}
