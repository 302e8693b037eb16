using System.Globalization;
using System.Text.RegularExpressions;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Renaming;

/// <summary>
/// A pattern of names such as <c>{date}_{counter:3}_{name}</c>. The extension is not part of it. Tokens: name, date (2024-05-31), year,
/// month, day, time (235959), counter (counter:3 = at least three digits), camera.
/// </summary>
public sealed partial class NameTemplate
{
    private const string Tokens = "{name} {date} {year} {month} {day} {time} {counter:3} {camera}";
    private const string Undated = "undated";
    private const string NoCamera = "unknown";

    private readonly string _template;

    /// <exception cref="UserException">An unknown token, or a path.</exception>
    public NameTemplate(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (template.Trim().Length == 0 || template.IndexOfAny(['/', '\\']) >= 0)
            throw new UserException($"'{template}' is no template of a name; use e.g. {{date}}_{{counter:3}}, without / and \\.", ExitCode.Usage);
        var left = Token().Replace(template, "");
        if (left.IndexOfAny(['{', '}']) >= 0)
            throw new UserException($"'{template}' has a token that is not known; there are {Tokens}.", ExitCode.Usage);
        _template = template;
    }

    /// <summary>The name without an extension; not yet made safe for the file system.</summary>
    /// <param name="name">Present name without its extension.</param>
    /// <param name="takenAt">When the photo was taken, if known.</param>
    /// <param name="camera">Its camera, if known.</param>
    /// <param name="counter">From 1.</param>
    public string Render(string name, DateTime? takenAt, string? camera, int counter) => Token().Replace(_template, token => token.Groups["token"].Value switch
    {
        "name" => name,
        "date" => Time(takenAt, "yyyy-MM-dd"),
        "year" => Time(takenAt, "yyyy"),
        "month" => Time(takenAt, "MM"),
        "day" => Time(takenAt, "dd"),
        "time" => Time(takenAt, "HHmmss"),
        "camera" => camera ?? NoCamera,
        _ => counter.ToString(CultureInfo.InvariantCulture).PadLeft(token.Groups["width"] is { Success: true } width ? int.Parse(width.ValueSpan, CultureInfo.InvariantCulture) : 1, '0'),
    });

    private static string Time(DateTime? time, string format) => time?.ToString(format, CultureInfo.InvariantCulture) ?? Undated;

    [GeneratedRegex(@"\{(?<token>name|date|year|month|day|time|camera|counter)\}|\{(?<token>counter):(?<width>[1-9])\}")]
    private static partial Regex Token();
}
