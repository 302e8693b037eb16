using System.Text.RegularExpressions;
using Bpp.Engine.Measuring;
using Bpp.Engine.Storage;

namespace Bpp.Tests.Docs;

/// <summary>What the migrations say of the tables and their columns; the measurements are explained where they are declared.</summary>
internal sealed partial class TableDocs
{
    private readonly Dictionary<string, string> _grains = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column), string> _columns = [];

    private TableDocs()
    {
    }

    public IEnumerable<string> Names => _grains.Keys.Order(StringComparer.Ordinal);

    public static TableDocs Read()
    {
        var docs = new TableDocs();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "migrations", "Schema"), "*.sql").Order(StringComparer.Ordinal))
            docs.Add(File.ReadAllText(file).ReplaceLineEndings("\n"));
        var measurements = File.ReadAllText(Path.Combine(Repository.Root, "engine", "Measuring", $"{nameof(Measurements)}.cs"));
        foreach (Match property in Property().Matches(measurements))
            docs._columns[("facts.measurements", SnakeCase.Of(property.Groups["name"].Value))] = System.Net.WebUtility.HtmlDecode(property.Groups["words"].Value.Trim().TrimEnd('.'));
        return docs;
    }

    public string Grain(string table) => _grains[table];

    public string? Meaning(string table, string column) => _columns.GetValueOrDefault((table, column));

    private void Add(string sql)
    {
        foreach (Match table in Table().Matches(sql))
        {
            var name = table.Groups["name"].Value;
            _grains[name] = LineStart().Replace(table.Groups["grain"].Value, " ").Trim();
            foreach (Match column in Column().Matches(table.Groups["body"].Value))
                _columns[(name, column.Groups["name"].Value)] = column.Groups["words"].Value.Trim();
        }

        foreach (Match column in AddedColumn().Matches(sql))
            _columns[(column.Groups["table"].Value, column.Groups["name"].Value)] = column.Groups["words"].Value.Trim();
    }

    [GeneratedRegex(@"(?<grain>(^-- .*\n)*)^create table (?<name>[\w.]+) \(\n(?<body>(    .*\n|\n)*)\);", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^alter table (?<table>[\w.]+) add column (?<name>\w+) .*?-- (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex AddedColumn();

    [GeneratedRegex(@"^    (?<name>\w+) .*?-- (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex(@"\n?^-- ", RegexOptions.Multiline)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"<summary>(?<words>[^<]*)</summary>\s+public required \w+ (?<name>\w+)")]
    private static partial Regex Property();
}
