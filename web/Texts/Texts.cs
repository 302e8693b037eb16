using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Humanizer;

namespace Bpp.Web;

/// <summary>
/// The words of the pages in the reader's language. The English words are the keys; <c>Texts/&lt;language&gt;.json</c> holds the others.
/// What a language lacks is shown in English.
/// </summary>
internal sealed class Texts(IHttpContextAccessor contexts)
{
    public const string Cookie = "bpp-language";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages = Load();

    /// <summary>Codes of the languages there are, English first.</summary>
    public static IReadOnlyList<string> Known { get; } = ["en", .. Languages.Keys.Where(code => code != "en").Order(StringComparer.Ordinal)];

    /// <summary>The language of this request: chosen by the user, else the browser's first that we speak.</summary>
    public string Language => contexts.HttpContext is { } context ? Of(context) : "en";

    public string this[string english] => In(Language, english);

    /// <param name="english">With <c>{0}</c>, <c>{1}</c> … for the values, and <c>{0|photo|photos}</c> for words that go by their number.</param>
    /// <param name="values">Put in as they are.</param>
    public string this[string english, params object?[] values] => Plural.Format(Culture, this[english], values);

    /// <summary>What the engine said, as a whole sentence.</summary>
    public string Told(string english) => Sentences.In(Language, english);

    /// <summary>How the language of this request writes numbers and dates.</summary>
    public CultureInfo Culture => Cultures.Of(Language);

    public string Number(long count) => count.ToString("N0", Culture);

    /// <summary>Bytes in the unit that suits them.</summary>
    public string Size(long bytes) => bytes.Bytes().Humanize("0.#", Culture);

    /// <summary>12 May 2024.</summary>
    public string Day(DateTime day) => day.ToString(Culture.DateTimeFormat.LongDatePattern, Culture);

    /// <summary>Sunday, 12 May 2024.</summary>
    public string Weekday(DateTime day) => day.ToString($"dddd, {Culture.DateTimeFormat.LongDatePattern}", Culture);

    /// <summary>May 2024.</summary>
    public string Month(DateTime day) => day.ToString(Culture.DateTimeFormat.YearMonthPattern, Culture);

    /// <summary>How long something is past, in words.</summary>
    public string Ago(TimeSpan age) => age switch
    {
        { TotalDays: >= 730 } => this["{0} {0|year|years} ago", (int)(age.TotalDays / 365.25)],
        { TotalDays: >= 60 } => this["{0} months ago", (int)(age.TotalDays / 30.4)],
        { TotalDays: >= 2 } => this["{0} days ago", (int)age.TotalDays],
        { TotalDays: >= 1 } => this["yesterday"],
        { TotalHours: >= 2 } => this["{0} hours ago", (int)age.TotalHours],
        { TotalHours: >= 1 } => this["an hour ago"],
        { TotalMinutes: >= 2 } => this["{0} minutes ago", (int)age.TotalMinutes],
        { TotalMinutes: >= 1 } => this["a minute ago"],
        _ => this["just now"],
    };

    /// <summary>Where no service is at hand.</summary>
    public static string In(string language, string english) => Languages.TryGetValue(language, out var words) && words.TryGetValue(english, out var text) ? text : english;

    /// <summary>Marks words of a table as keys, which are translated where they are shown.</summary>
    public static string Key(string english) => english;

    /// <summary>All words of the request's language, for scripts; empty in English.</summary>
    public IReadOnlyDictionary<string, string> All => Languages.TryGetValue(Language, out var words) ? words : FrozenDictionary<string, string>.Empty;

    /// <summary>The language of a request.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } chosen && Known.Contains(chosen))
            return chosen;
        return context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(code => Known.Contains(code)) ?? "en";
    }

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load()
    {
        const string Prefix = "Texts/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]),
                name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
                });
    }
}
