using System.Globalization;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Organise;

/// <summary>
/// Rules into the condition of an album, as <c>--where</c> takes it. Names come from <see cref="RuleFields"/>; whatever the user wrote becomes
/// a literal: a text in quotes with its quotes doubled, which is all DuckDB knows to end one, a number or a date as .NET writes what it parsed.
/// </summary>
/// <param name="albums">The album of a key, view or title; throws where there is none.</param>
internal sealed class RuleCompiler(Func<string, Album> albums)
{
    /// <summary>A condition on <c>photo_columns</c>.</summary>
    /// <exception cref="UserException">An album is not there, or is one in SQL.</exception>
    public string Compile(AlbumRules rules) => Of(rules.Root, isNested: false);

    private string Of(RuleNode node, bool isNested)
    {
        if (node is Rule rule)
            return Of(rule);
        var group = (RuleGroup)node;
        var joined = string.Join(group.IsAll ? "\n    and " : "\n    or ", group.Rules.Select(inner => Of(inner, isNested: group.Rules.Count > 1)));
        return isNested && group.Rules.Count > 1 ? $"({joined})" : joined;
    }

    private string Of(Rule rule) => (rule.Field.Kind, rule.Operator.Name) switch
    {
        (RuleKind.Album, _) => InAlbums(rule),
        (RuleKind.Texts, "is_empty") => $"{Some(rule, "one is not null")} = 0",
        (RuleKind.Texts, "is_not_empty") => $"{Some(rule, "one is not null")} > 0",
        (RuleKind.Texts, "is_not" or "none_of" or "contains_not") => $"{Some(rule, Predicate("one", rule, Positive(rule.Operator.Name)))} = 0",
        (RuleKind.Texts, _) => $"{Some(rule, Predicate("one", rule, rule.Operator.Name))} > 0",
        (_, "is_empty") => $"{rule.Field.Sql} is null",
        (_, "is_not_empty") => $"{rule.Field.Sql} is not null",
        // what is not known is not the value either
        (_, "is_not" or "none_of" or "contains_not") => $"not coalesce({Predicate(rule.Field.Sql, rule, Positive(rule.Operator.Name))}, false)",
        _ => Predicate(rule.Field.Sql, rule, rule.Operator.Name),
    };

    private static string Positive(string negative) => negative switch
    {
        "is_not" => "is",
        "none_of" => "one_of",
        _ => "contains",
    };

    private static string Some(Rule rule, string predicate) => $"len(list_filter({rule.Field.Sql}, lambda one: {predicate}))";

    private static string Predicate(string what, Rule rule, string asked)
    {
        var isText = rule.Field.Kind is RuleKind.Text or RuleKind.Texts;
        var left = isText ? $"lower({what})" : what;
        var values = rule.Values.Select(value => isText ? $"lower({Literal(value)})" : Literal(value)).ToList();
        return asked switch
        {
            "is" => $"{left} = {values[0]}",
            "contains" => $"contains({left}, {values[0]})",
            "starts_with" => $"starts_with({left}, {values[0]})",
            "one_of" => $"{left} in ({string.Join(", ", values)})",
            "at_least" => $"{left} >= {values[0]}",
            "at_most" => $"{left} <= {values[0]}",
            "between" => $"{left} between {values[0]} and {values[1]}",
            "in_last_days" => $"{left} > current_date - {values[0]}",
            _ => throw new UserException($"the operator '{asked}' has no meaning"),
        };
    }

    private string InAlbums(Rule rule)
    {
        var found = rule.Values.Select(value => albums((string)value)).ToList();
        if (found.FirstOrDefault(album => album.Kind == "sql") is { } nested)
            throw new UserException($"the album '{nested.Title}' is one in SQL or by rules itself and cannot be in a rule; put its rules here instead", ExitCode.Usage);
        // the name of a smart album is that of a view of the build
        var sets = found.Select(album => album.Kind == "smart"
            ? $"photo_id in (select photo_id from {album.Name})"
            : $"photo_id in (select photo_id from manual_album_photos where album_key = {Literal(album.Name)})").ToList();
        var any = sets.Count == 1 ? sets[0] : $"({string.Join(" or ", sets)})";
        return rule.Operator.Name is "is_not" or "none_of" ? $"not {any}" : any;
    }

    private static string Literal(object value) => value switch
    {
        double number => number.ToString(number == Math.Floor(number) && Math.Abs(number) < 1e15 ? "0" : "R", CultureInfo.InvariantCulture),
        DateOnly day => $"date '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        bool yes => yes ? "true" : "false",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
