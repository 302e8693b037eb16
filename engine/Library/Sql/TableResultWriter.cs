using System.Numerics;

namespace Bpp.Engine.Library.Sql;

/// <summary>Aligned columns for people; numbers to the right. Keeps the rows in memory until the end.</summary>
internal sealed class TableResultWriter(TextWriter output) : IResultWriter
{
    private const int WidestColumn = 60;

    private readonly List<string[]> _rows = [];
    private string[] _columns = [];
    private bool[] _isNumber = [];

    public void Begin(IReadOnlyList<string> columns)
    {
        _columns = [.. columns.Select(Cell)];
        _isNumber = new bool[columns.Count];
    }

    public void Row(IReadOnlyList<object?> values)
    {
        for (var column = 0; column < values.Count; column++)
            _isNumber[column] |= values[column] is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or BigInteger;
        _rows.Add([.. values.Select(value => Cell(SqlValue.Text(value)))]);
    }

    public void End()
    {
        var widths = _columns.Select((name, column) => _rows.Select(row => row[column].Length).Append(name.Length).Max()).ToArray();
        Line(_columns, widths);
        output.Write(string.Join("  ", widths.Select(width => new string('-', width))) + "\n");
        foreach (var row in _rows)
            Line(row, widths);
    }

    private static string Cell(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= WidestColumn ? line : line[..(WidestColumn - 1)] + "…";
    }

    private void Line(string[] cells, int[] widths) =>
        output.Write(string.Join("  ", cells.Select((cell, column) => _isNumber[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd() + "\n");
}
