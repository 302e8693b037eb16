using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bpp.Engine.Storage;

/// <summary>
/// Writes numbers, dates and truth values into the statement they belong to. DuckDB plans a statement with parameters twice, before and after
/// it knows them, and planning is half of what the large views cost. Text is never written into a statement: with any, all stay parameters.
/// </summary>
internal static partial class PlainParameters
{
    /// <param name="sql">With <c>$1</c>, <c>$2</c>, …; what looks like one within quotes or a comment is left alone.</param>
    /// <param name="parameters">In their order.</param>
    /// <returns>The statement without parameters; null when it needs them.</returns>
    public static string? Write(string sql, IReadOnlyList<object?> parameters)
    {
        var literals = new string[parameters.Count];
        for (var number = 0; number < literals.Length; number++)
        {
            if (Literal(parameters[number]) is not { } literal)
                return null;
            literals[number] = literal;
        }

        return QuotedOrParameter().Replace(sql, match => match.Groups["number"] is { Success: true } number ? literals[int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) - 1] : match.Value);
    }

    private static string? Literal(object? value) => value switch
    {
        null or DBNull => "null",
        bool truth => truth ? "true" : "false",
        int or short or sbyte or byte => string.Create(CultureInfo.InvariantCulture, $"('{value}'::integer)"),
        long number => string.Create(CultureInfo.InvariantCulture, $"('{number}'::bigint)"),
        double number when double.IsFinite(number) => string.Create(CultureInfo.InvariantCulture, $"('{number:R}'::double)"),
        DateOnly date => string.Create(CultureInfo.InvariantCulture, $"date '{date:yyyy-MM-dd}'"),
        DateTime moment => string.Create(CultureInfo.InvariantCulture, $"timestamp '{moment:yyyy-MM-dd HH:mm:ss.ffffff}'"),
        IReadOnlyCollection<long> numbers => List(numbers, "bigint"),
        IReadOnlyCollection<int> numbers => List(numbers, "integer"),
        _ => null,
    };

    private static string List(IEnumerable numbers, string type)
    {
        var text = new StringBuilder("([");
        foreach (var number in numbers)
            text.Append(CultureInfo.InvariantCulture, $"{number},");
        return text.Append("]::").Append(type).Append("[])").ToString();
    }

    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|\$(?<tag>[A-Za-z_]*)\$.*?\$\k<tag>\$|\$(?<number>[0-9]+)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex QuotedOrParameter();
}
