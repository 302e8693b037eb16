using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bpp.Queries;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Docs;

/// <summary>
/// <c>docs/sql.md</c>, written from what the SQL says of itself: headers and comments of the queries, comments of the migrations, types from
/// the database. A column means what its view says of it, else what the glossary says, else what it means in the view's inputs.
/// </summary>
internal sealed partial class SqlPage(QueryLibrary library)
{
    private static readonly (string Area, string Title)[] Areas =
    [
        ("library", "Library"), ("selection", "Picks"), ("dedup", "Near-duplicates and bursts"), ("companions", "Companions"), ("scoring", "Scores"), ("albums", "Albums"), ("people", "People"), ("search", "Search"), ("export", "Export"), ("web", "What the pages ask"),
    ];

    private readonly TableDocs _tables = TableDocs.Read();
    private readonly Dictionary<string, QueryFile> _files = QueryCatalog.Files.GroupBy(file => file.Name).ToDictionary(group => group.Key, group => group.MaxBy(file => file.Version)!);

    /// <summary>Columns of which nothing says what they mean, as <c>view.column</c>.</summary>
    public List<string> Unexplained { get; } = [];

    /// <summary>Each view's and macro's example, by name.</summary>
    public IEnumerable<(string Name, string Sql)> Examples => _files.Values.Select(file => (file.Name, Header(file, "example")));

    public string Write()
    {
        var page = new StringBuilder("""
            # The library in SQL

            What `bpp sql` can ask. This page is made from the comments in `queries/` and `migrations/`: `make docs` writes it anew.

            Ask the views and macros below; their names and columns are kept. Each is also there with its version (`photos_v1`), which never changes once released.
            The [tables](#tables) hold the raw facts and decisions behind them.

            """.ReplaceLineEndings("\n"));
        foreach (var (area, title) in Areas)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
            foreach (var file in _files.Values.Where(file => file.Area == area).OrderBy(file => file.Name, StringComparer.Ordinal))
                Append(page, file);
        }

        page.Append("\n## Tables\n");
        foreach (var table in _tables.Names)
            Append(page, table);
        return page.ToString();
    }

    /// <summary>Areas that have no place on the page.</summary>
    public IEnumerable<string> UnknownAreas() => _files.Values.Select(file => file.Area).Except(Areas.Select(area => area.Area));

    private void Append(StringBuilder page, QueryFile file)
    {
        var comment = CommentOf(file);
        page.Append(CultureInfo.InvariantCulture, $"\n### {file.Name}\n\n");
        if (Signature(file) is { } signature)
            page.Append(CultureInfo.InvariantCulture, $"`{signature}`\n\n");
        var columns = Columns(file);
        var grain = Header(file, "grain");
        page.Append($"{char.ToUpperInvariant(grain[0])}{grain[1..]}. {(columns.Count == 0 ? comment : Notes(comment))}".TrimEnd()).Append("\n\n");
        page.Append(CultureInfo.InvariantCulture, $"```sql\n{Header(file, "example")}\n```\n");
        Append(page, columns.Select(column => (column.Name, column.Type, Meaning(file.Name, column.Name) ?? Unknown($"{file.Name}.{column.Name}"))));
    }

    private void Append(StringBuilder page, string table)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {table}\n\n{_tables.Grain(table)}\n\n```sql\nfrom {table} limit 10\n```\n");
        Append(page, Described($"describe {table}").Select(column => (column.Name, column.Type, ColumnGlossary.Of($"{table}.{column.Name}") ?? _tables.Meaning(table, column.Name) ?? ColumnGlossary.Of(column.Name) ?? Unknown($"{table}.{column.Name}"))));
    }

    private static void Append(StringBuilder page, IEnumerable<(string Name, string Type, string Meaning)> columns)
    {
        var rows = columns.Select(column => $"| `{column.Name}` | {column.Type.ToLowerInvariant()} | {column.Meaning.Replace("|", "\\|", StringComparison.Ordinal)} |").ToList();
        if (rows.Count > 0)
            page.Append("\n| column | type | |\n|---|---|---|\n").AppendJoin('\n', rows).Append('\n');
    }

    private List<(string Name, string Type)> Columns(QueryFile file) =>
        !IsMacro(file) ? Described($"describe {file.Name}")
        : IsTable(file) ? Described($"describe from {Regex.Match(Header(file, "example"), $@"\b{file.Name}\([^)]*\)").Value}")
        : [];

    private List<(string Name, string Type)> Described(string sql) =>
        [.. library.Rows($"select column_name, column_type from ({sql})").Select(row => row.Split('|')).Select(row => (row[0], row[1]))];

    /// <summary>Arguments with their defaults, as the file declares them; null for a view.</summary>
    private static string? Signature(QueryFile file) =>
        Regex.Match(file.Sql, $@"macro {file.VersionedName}\s*\((?<arguments>[^)]*)\)") is { Success: true } match
            ? $"{file.Name}({Space().Replace(match.Groups["arguments"].Value.Trim(), " ")})"
            : null;

    private string? Meaning(string name, string column)
    {
        if (name.Contains('.', StringComparison.Ordinal))
            return _tables.Meaning(name, column);
        if (!_files.TryGetValue(name, out var file))
            return null;
        return ColumnGlossary.Of($"{name}.{column}") ?? Stated(file, column) ?? ColumnGlossary.Of(column) ?? Inputs(file).Select(input => Meaning(input, column)).FirstOrDefault(meaning => meaning is not null);
    }

    /// <summary>The words or the parenthesis behind a column's name in the comment.</summary>
    private static string? Stated(QueryFile file, string column)
    {
        var match = Regex.Match(CommentOf(file), $@"(?<=[:,] |and ){column}(?<words> [^,.:;()]+)?( ?\((?<more>[^()]*)\))?(?=[,.:;]| and |$)");
        var words = match.Groups["words"].Value.Trim();
        words = words.StartsWith("and ", StringComparison.Ordinal) ? "" : words;
        var more = match.Groups["more"].Value;
        return words.Length > 0 && more.Length > 0 ? $"{words}; {more}" : words.Length > 0 ? words : more.Length > 0 ? more : null;
    }

    /// <summary>The tables, views and macros that a file says it reads.</summary>
    internal static IEnumerable<string> Inputs(QueryFile file) =>
        Parentheses().Replace(Header(file, "inputs"), "").Split(',').Select(input => input.Trim()).Where(input => Name().IsMatch(input) && input != file.Name);

    private static string Header(QueryFile file, string key) => Regex.Match(file.Sql, $@"^-- {key}: (?<text>.+)$", RegexOptions.Multiline).Groups["text"].Value.Trim();

    private static string CommentOf(QueryFile file) =>
        Regex.Match(file.Sql, $@"comment on [\w ]+ {file.VersionedName} is '(?<text>([^']|'')*)'").Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal);

    /// <summary>The comment without its first sentence, which states grain and columns.</summary>
    private static string Notes(string comment) => FirstSentence().Replace(comment, "", 1) is { } rest && rest != comment ? rest : "";

    private static bool IsMacro(QueryFile file) => file.Sql.Contains($"macro {file.VersionedName}", StringComparison.Ordinal);

    private static bool IsTable(QueryFile file) => file.Sql.Contains($"comment on macro table {file.VersionedName}", StringComparison.Ordinal);

    private string Unknown(string column)
    {
        Unexplained.Add(column);
        return "";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"^[a-z_]+(\.[a-z_]+)?$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^.*?[\w)]\. (?=[A-Z0-9])", RegexOptions.Singleline)]
    private static partial Regex FirstSentence();
}
