namespace Bpp.Engine.Cli.Sql;

/// <summary>The commands of a session that are no SQL.</summary>
internal static class SqlDotCommands
{
    private const string Views = """
        select view_name as view, regexp_extract(comment, '^[^\n.]*') as comment from duckdb_views()
        where not internal and schema_name = 'main' and not regexp_matches(view_name, '_v[0-9]+$')
        order by view_name
        """;

    private const string AllColumns = """
        select table_name as view, string_agg(column_name, ', ' order by column_index) as columns from duckdb_columns()
        where not internal and schema_name = 'main' and not regexp_matches(table_name, '_v[0-9]+$')
        group by table_name
        order by table_name
        """;

    private const string Columns = """
        select column_name as name, data_type as type from duckdb_columns() where schema_name = 'main' and table_name = $view
        union all
        select unnest(parameters), 'parameter' from duckdb_functions() where schema_name = 'main' and function_name = $view
        """;

    private const string Help = """
        .help                    this
        .views                   the views, with what they are about
        .schema [NAME]           columns of all views; of one view, or the parameters of a macro
        .mode [FORMAT]           table, csv, json, jsonl or markdown
        .param [set NAME VALUE]  values of $NAME in statements; also: unset NAME, clear
        .timer on|off            say how long each statement took
        .quit                    end, as does Ctrl-D; Ctrl-C stops the statement that runs
        """;

    private const string NotUnderstood = "no such command, or not so; .help shows them";

    private static readonly string[] Modes = ["table", "csv", "json", "jsonl", "markdown"];

    private static readonly Dictionary<string, string> None = [];

    public static IReadOnlyList<string> Names { get; } = [".help", ".views", ".schema", ".mode", ".param", ".timer", ".quit"];

    /// <summary>What to say, what to ask, and whether the session goes on.</summary>
    public static (string? Answer, (string Sql, IReadOnlyDictionary<string, string> Parameters)? Query, bool GoesOn) Obey(string line, SqlSessionSettings settings)
    {
        var words = line.TrimEnd(';').Split(' ', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (words)
        {
            case [".quit" or ".exit"]:
                return (null, null, false);
            case [".help"]:
                return (Help, null, true);
            case [".views"]:
                return (null, (Views, None), true);
            case [".schema"]:
                return (null, (AllColumns, None), true);
            case [".schema", var view]:
                return (null, (Columns, new Dictionary<string, string> { ["view"] = view }), true);
            case [".mode"]:
                return (settings.Mode, null, true);
            case [".mode", var mode] when Modes.Contains(mode):
                settings.Mode = mode;
                return (null, null, true);
            case [".mode", ..]:
                return ($".mode takes one of {string.Join(", ", Modes)}", null, true);
            case [".timer", "on" or "off"]:
                settings.Timer = words[1] == "on";
                return (null, null, true);
            case [".param", ..]:
                return (Param(words[1..], settings.Parameters), null, true);
            default:
                return ($"{words.FirstOrDefault() ?? line}: {NotUnderstood}", null, true);
        }
    }

    /// <summary>The same where nobody reads along: what is not understood ends it, as a wrong statement does.</summary>
    /// <exception cref="UserException">There is no such command.</exception>
    public static (string? Answer, (string Sql, IReadOnlyDictionary<string, string> Parameters)? Query, bool GoesOn) ObeyScript(string line, SqlSessionSettings settings)
    {
        var obeyed = Obey(line, settings);
        return obeyed is { Answer: { } answer, GoesOn: true } && answer.EndsWith(NotUnderstood, StringComparison.Ordinal) ? throw new UserException(answer, ExitCode.Usage) : obeyed;
    }

    private static string? Param(string[] words, SortedDictionary<string, string> parameters)
    {
        switch (words)
        {
            case []:
                return parameters.Count == 0 ? "no parameters" : string.Join("\n", parameters.Select(one => $"${one.Key} = {one.Value}"));
            case ["set", var name, var value] when name.TrimStart('$') is { Length: > 0 } bare && bare.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'):
                parameters[bare] = value is ['\'', .. var quoted, '\''] ? quoted.Replace("''", "'", StringComparison.Ordinal) : value;
                return null;
            case ["unset", var name]:
                return parameters.Remove(name.TrimStart('$')) ? null : $"{name}: no such parameter";
            case ["clear"]:
                parameters.Clear();
                return null;
            default:
                return ".param set NAME VALUE, .param unset NAME or .param clear";
        }
    }
}
