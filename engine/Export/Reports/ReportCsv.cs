using System.Globalization;
using System.Text;

namespace Bpp.Engine.Export.Reports;

/// <summary><c>report.csv</c> (RFC 4180, UTF-8 with byte order mark for spreadsheets). Text that a spreadsheet would run as a formula gets a leading apostrophe.</summary>
internal static class ReportCsv
{
    private static readonly string[] ComponentNames = ["sharpness", "exposure", "face", "composition"];

    public static byte[] Bytes(IEnumerable<ReportPhoto> photos)
    {
        var csv = new StringBuilder("\ufeffrank,path,exported,taken_at,score,");
        csv.AppendJoin(',', ComponentNames).Append(",reason,near_duplicates_suppressed\r\n");
        foreach (var photo in photos)
            AppendLine(csv, photo);
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static void AppendLine(StringBuilder csv, ReportPhoto photo)
    {
        string[] fields =
        [
            photo.Rank.ToString(CultureInfo.InvariantCulture),
            Text(photo.Path),
            Text(photo.Exported),
            photo.TakenAt?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? "",
            Number(photo.Score),
            .. ComponentNames.Select(name => photo.Components.TryGetValue(name, out var value) ? Number(value) : ""),
            Text(photo.Reason ?? ""),
            Text(string.Join("; ", photo.NearDuplicatesSuppressed)),
        ];
        csv.AppendJoin(',', fields).Append("\r\n");
    }

    /// <summary>A harmless field, quoted where RFC 4180 asks for it.</summary>
    internal static string Text(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
