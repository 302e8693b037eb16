using System.Globalization;
using Bpp.Engine.Library.Sql;

namespace Bpp.Web.Endpoints;

/// <summary>Keeps a result for JSON: numbers and texts as they are, anything else as the text a person would read.</summary>
internal sealed class RowCollector : IResultWriter
{
    /// <summary>Whole numbers beyond this are not exact in a browser.</summary>
    private const long MostExact = 1L << 53;

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public List<object?[]> Rows { get; } = [];

    public void Begin(IReadOnlyList<string> columns) => Columns = columns;

    public void Row(IReadOnlyList<object?> values) => Rows.Add([.. values.Select(Plain)]);

    public void End()
    {
    }

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or int or short or byte or sbyte => value,
        long number when Math.Abs(number) < MostExact => number,
        double number => double.IsFinite(number) ? number : number.ToString(CultureInfo.InvariantCulture),
        float number => float.IsFinite(number) ? (object)Math.Round(number, 6) : number.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(item => Plain(item)?.ToString() ?? "null")) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
