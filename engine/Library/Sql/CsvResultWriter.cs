namespace Bpp.Engine.Library.Sql;

/// <summary>RFC 4180: a header line, CRLF, quotes where needed. Null is an empty field, an empty text <c>""</c>.</summary>
internal sealed class CsvResultWriter(TextWriter output) : IResultWriter
{
    public void Begin(IReadOnlyList<string> columns) => Line(columns);

    public void Row(IReadOnlyList<object?> values) => Line(values);

    public void End()
    {
    }

    private void Line(IReadOnlyList<object?> values) => output.Write(string.Join(',', values.Select(Field)) + "\r\n");

    private static string Field(object? value)
    {
        var text = SqlValue.Text(value);
        var isQuoted = text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || (value is string && text.Length == 0);
        return isQuoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
