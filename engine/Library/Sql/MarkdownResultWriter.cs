namespace Bpp.Engine.Library.Sql;

/// <summary>A table of GitHub's Markdown; a cell is one line, and what would be markup in it is escaped.</summary>
internal sealed class MarkdownResultWriter(TextWriter output) : IResultWriter
{
    public void Begin(IReadOnlyList<string> columns)
    {
        Line(columns);
        Line([.. columns.Select(_ => "---")]);
    }

    public void Row(IReadOnlyList<object?> values) => Line([.. values.Select(SqlValue.Text)], escaped: true);

    public void End()
    {
    }

    private void Line(IReadOnlyList<string> cells, bool escaped = false) => output.Write($"| {string.Join(" | ", escaped ? cells.Select(Cell) : cells)} |\n");

    private static string Cell(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) ? " " : letter is '|' or '\\' or '<' or '*' or '_' or '`' or '[' or ']' ? $"\\{letter}" : letter.ToString()));
}
