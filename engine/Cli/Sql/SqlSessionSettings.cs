using System.Text.RegularExpressions;

namespace Bpp.Engine.Cli.Sql;

/// <summary>What the dot commands of a session change.</summary>
internal sealed class SqlSessionSettings
{
    /// <summary>Format of results: table, csv, json, jsonl or markdown.</summary>
    public string Mode { get; set; } = "table";

    /// <summary>Say how long each statement took.</summary>
    public bool Timer { get; set; }

    /// <summary>Values of <c>$name</c>.</summary>
    public SortedDictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc cref="Used(IEnumerable{KeyValuePair{string, string}}, string)"/>
    public IReadOnlyDictionary<string, string> Used(string statement) => Used(Parameters, statement);

    /// <summary>The parameters a statement names; a value for one it does not name would be refused.</summary>
    public static IReadOnlyDictionary<string, string> Used(IEnumerable<KeyValuePair<string, string>> parameters, string statement) => parameters
        .Where(one => Regex.IsMatch(statement, $@"\${Regex.Escape(one.Key)}(\W|$)", RegexOptions.CultureInvariant))
        .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
}
