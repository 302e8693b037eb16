using System.Text.Json.Nodes;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Organise;

/// <summary>
/// Turns an album's condition into a query. DuckDB itself parses it; <c>person</c> and <c>tag</c>, of which a photo has several, are
/// rewritten in the parsed tree: a comparison holds if it holds for any one of them, a negated one (&lt;&gt;, not in, not like) if for all.
/// So <c>person = 'A' and person = 'B'</c> means that both are there.
/// </summary>
internal static class AlbumCondition
{
    private static readonly (string Column, string List)[] Several = [("person", "people"), ("tag", "tags")];

    /// <summary>One SELECT of photo_id.</summary>
    /// <exception cref="UserException">It is not a condition.</exception>
    public static string Compile(DuckDBConnection connection, string condition)
    {
        if (string.IsNullOrWhiteSpace(condition))
            throw NoCondition();
        var parsed = Parse(connection, $"select photo_id from photo_columns where (\n{condition}\n)");
        var statements = parsed["statements"]!.AsArray();
        var node = statements[0]!["node"]!;
        // A condition that closes the bracket could go on with anything: what was put around it must still be all there is.
        if (statements.Count != 1 || node["type"]?.ToString() != "SELECT_NODE" || node["where_clause"] is not { } where || node["modifiers"]!.AsArray().Count > 0
            || node["group_expressions"]!.AsArray().Count > 0 || node["having"] is not null || node["qualify"] is not null || node["sample"] is not null)
        {
            throw NoCondition();
        }

        if (!Several.Any(several => Mentions(where, several.Column)))
            return $"select photo_id from photo_columns where (\n{condition}\n)";
        node["where_clause"] = Rewritten(connection, where.DeepClone());
        return connection.Scalar<string>("select json_deserialize_sql($1::varchar::json)", parsed.ToJsonString())!;
    }

    private static UserException NoCondition() => new("--where takes a condition, e.g. \"person = 'Emma' and score > 0.6\"; for a whole query there is --sql", ExitCode.Usage);

    private static JsonNode Parse(DuckDBConnection connection, string sql)
    {
        var parsed = JsonNode.Parse(connection.Scalar<string>("select json_serialize_sql($1::varchar)::varchar", sql)!)!;
        return (bool)parsed["error"]! ? throw new UserException(parsed["error_message"]?.ToString() ?? "the condition cannot be read", ExitCode.Usage) : parsed;
    }

    private static JsonNode Rewritten(DuckDBConnection connection, JsonNode node)
    {
        if (node["class"]?.ToString() == "CONJUNCTION" || node["type"]?.ToString() == "OPERATOR_NOT")
        {
            var children = node["children"]!.AsArray();
            for (var child = 0; child < children.Count; child++)
                children[child] = Rewritten(connection, children[child]!.DeepClone());
            return node;
        }

        foreach (var (column, list) in Several.Where(several => Mentions(node, several.Column)))
            node = OfAny(connection, node, column, list);
        return node;
    }

    private static JsonNode OfAny(DuckDBConnection connection, JsonNode predicate, string column, string list)
    {
        if (predicate["type"]?.ToString() is "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL")
            return Expression(connection, $"len({list}) {(predicate["type"]!.ToString() == "OPERATOR_IS_NULL" ? "=" : ">")} 0");
        var isNegated = predicate["type"]?.ToString() is "COMPARE_NOTEQUAL" or "COMPARE_NOT_IN" || predicate["function_name"]?.ToString().StartsWith("!~", StringComparison.Ordinal) == true;
        var template = Expression(connection, $"len(list_filter({list}, lambda {column}: true)) {(isNegated ? $"= len({list})" : "> 0")}");
        template["left"]!["children"]![0]!["children"]![1]!["expr"] = predicate.DeepClone();
        return template;
    }

    private static JsonNode Expression(DuckDBConnection connection, string expression) =>
        Parse(connection, $"select {expression}")["statements"]![0]!["node"]!["select_list"]![0]!.DeepClone();

    /// <summary>Whether the column is named in it; a subquery has columns of its own.</summary>
    private static bool Mentions(JsonNode? node, string column) => node switch
    {
        JsonObject expression when expression["class"]?.ToString() == "SUBQUERY" => false,
        JsonObject expression when expression["class"]?.ToString() == "COLUMN_REF" =>
            string.Equals(expression["column_names"]!.AsArray()[^1]!.ToString(), column, StringComparison.OrdinalIgnoreCase),
        JsonObject expression => expression.Any(property => Mentions(property.Value, column)),
        JsonArray several => several.Any(item => Mentions(item, column)),
        _ => false,
    };
}
