using System.Globalization;
using System.Text.Json;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Organise;

/// <summary>JSON into rules, which is where everything that is wrong with them is said.</summary>
internal sealed class RuleReader
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 4 * AlbumRules.MostDepth };

    /// <summary>Names to choose from where none is near.</summary>
    private const int Shown = 14;

    private int _read;

    public static AlbumRules Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, Json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw Wrong("the rules", "are not a JSON object such as {\"all\": [{\"field\": \"person\", \"operator\": \"is\", \"value\": \"Emma\"}]}");
            if (root.TryGetProperty("version", out var version) && !(version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == AlbumRules.Version))
                throw Wrong("the rules", $"are of version {version}, and this Bpp reads version {AlbumRules.Version}");
            return new AlbumRules(new RuleReader().Group(root, "the outermost group", depth: 1));
        }
        catch (JsonException broken)
        {
            throw new UserException($"the rules are not JSON: {broken.Message}", ExitCode.Usage, broken);
        }
    }

    private RuleGroup Group(JsonElement group, string where, int depth)
    {
        if (depth > AlbumRules.MostDepth)
            throw Wrong(where, $"is more than {AlbumRules.MostDepth} groups deep");
        Expect(group, where, ["all", "any", .. depth == 1 ? (string[])["version"] : []]);
        var isAll = group.TryGetProperty("all", out var rules);
        if (group.TryGetProperty("any", out var any) == isAll)
            throw Wrong(where, "needs either \"all\" or \"any\"");
        rules = isAll ? rules : any;
        if (rules.ValueKind != JsonValueKind.Array || rules.GetArrayLength() == 0)
            throw Wrong(where, "needs a list of at least one rule");
        var prefix = depth == 1 ? "rule " : where + ".";
        return new RuleGroup(isAll, [.. rules.EnumerateArray().Select((rule, index) => Node(rule, string.Create(CultureInfo.InvariantCulture, $"{prefix}{index + 1}"), depth))]);
    }

    private RuleNode Node(JsonElement node, string where, int depth)
    {
        if (++_read > AlbumRules.MostRules)
            throw Wrong("the rules", $"are more than {AlbumRules.MostRules}");
        if (node.ValueKind != JsonValueKind.Object)
            throw Wrong(where, "is not a JSON object with field, operator and value");
        return node.TryGetProperty("all", out _) || node.TryGetProperty("any", out _) ? Group(node, where, depth + 1) : Single(node, where);
    }

    private static Rule Single(JsonElement rule, string where)
    {
        Expect(rule, where, ["field", "operator", "value"]);
        var name = Name(rule, "field", where);
        var field = RuleFields.Find(name) ?? throw Unknown(where, $"there is no field '{name}'", name, RuleFields.All.Select(known => known.Name));
        var asked = Name(rule, "operator", where);
        var fitting = RuleOperator.Of(field.Kind).ToList();
        var known = fitting.FirstOrDefault(one => one.Name == asked) ?? throw Unknown(
            where,
            RuleOperator.All.Any(one => one.Name == asked) ? $"the field '{name}' knows no operator '{asked}', only {string.Join(", ", fitting.Select(one => one.Name))}" : $"there is no operator '{asked}'",
            asked,
            fitting.Select(one => one.Name));
        var hasValue = rule.TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null;
        if (hasValue == (known.Values == RuleArity.None))
            throw Wrong(where, hasValue ? $"takes no value: {asked}" : $"needs a value for {name} {asked}");
        return new Rule(field, known, hasValue ? Values(value, field, known, $"{where} ({name} {asked})") : []);
    }

    private static List<object> Values(JsonElement value, RuleField field, RuleOperator asked, string where)
    {
        switch (asked.Values)
        {
            case RuleArity.Days:
                var days = Number(value, where);
                return days is >= 1 and <= 36_500 && days == Math.Floor(days) ? [days] : throw Wrong(where, "takes a whole number of days, 1 to 36500");
            case RuleArity.One:
                return [Value(value, field.Kind, where)];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is < 1 or > AlbumRules.MostValues)
            throw Wrong(where, $"takes a list of {(asked.Values == RuleArity.Two ? "two values" : $"1 to {AlbumRules.MostValues} values")}");
        List<object> values = [.. value.EnumerateArray().Select(one => Value(one, field.Kind, where))];
        if (asked.Values == RuleArity.Two && (values.Count != 2 || ((IComparable)values[0]).CompareTo(values[1]) > 0))
            throw Wrong(where, "takes a list of two values, the lower first");
        return values;
    }

    private static object Value(JsonElement value, RuleKind kind, string where) => kind switch
    {
        RuleKind.Number => Number(value, where),
        RuleKind.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(where, "takes true or false"),
        RuleKind.Date => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(where, "takes a date such as \"2024-05-31\""),
        _ => Text(value, where),
    };

    private static double Number(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(where, "takes a number");

    private static string Text(JsonElement value, string where)
    {
        var text = value.ValueKind == JsonValueKind.String ? String(value, where) : throw Wrong(where, "takes a text");
        if (text.Length is 0 or > AlbumRules.LongestValue)
            throw Wrong(where, $"takes a text of 1 to {AlbumRules.LongestValue} characters");
        return text.Contains('\0', StringComparison.Ordinal) ? throw Wrong(where, "takes no text with the character U+0000") : text;
    }

    private static string Name(JsonElement rule, string property, string where) =>
        rule.TryGetProperty(property, out var name) && name.ValueKind == JsonValueKind.String ? String(name, where) : throw Wrong(where, $"needs \"{property}\"");

    /// <summary>A JSON text may hold half a surrogate pair, which is no text.</summary>
    private static string String(JsonElement value, string where)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new UserException($"{where} holds a text that is not Unicode", ExitCode.Usage, broken);
        }
    }

    private static void Expect(JsonElement element, string where, string[] known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                throw Unknown(where, $"\"{property.Name}\" means nothing here", property.Name, known);
            if (!seen.Add(property.Name))
                throw Wrong(where, $"has \"{property.Name}\" twice");
        }
    }

    private static UserException Unknown(string where, string what, string name, IEnumerable<string> known)
    {
        var near = NearestNames.Of(name, known);
        return new UserException($"{where}: {what}{(near.Count > 0 ? $"; did you mean {string.Join(" or ", near)}?" : $"; there are {string.Join(", ", known.Take(Shown))} …")}", ExitCode.Usage);
    }

    private static UserException Wrong(string where, string what) => new($"{where} {what}", ExitCode.Usage);
}
