using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

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

    public string this[string english] => Languages.TryGetValue(Language, out var words) && words.TryGetValue(english, out var text) ? text : english;

    /// <param name="english">With <c>{0}</c>, <c>{1}</c> … for the values.</param>
    /// <param name="values">Put in as they are.</param>
    public string this[string english, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[english], values);

    /// <summary>All words of the request's language, for scripts; empty in English.</summary>
    public IReadOnlyDictionary<string, string> All => Languages.TryGetValue(Language, out var words) ? words : FrozenDictionary<string, string>.Empty;

    private static string Of(HttpContext context)
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
