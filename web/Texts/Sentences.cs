using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bpp.Web;

/// <summary>
/// What engine and queries say as whole English sentences (reasons, decisions, failures), in another language: <c>Texts/Sentences/&lt;language&gt;.json</c>
/// has their shapes with <c>{0}</c>, <c>{1}</c> … where names and numbers stand. A sentence of no known shape stays English.
/// </summary>
internal sealed partial class Sentences
{
    private const int MostDepth = 3;

    private static readonly FrozenDictionary<string, Sentences> Languages = Load();

    private readonly CultureInfo _culture;
    private readonly FrozenDictionary<string, string> _whole;
    private readonly IReadOnlyList<(Regex Shape, string[] Names, string Text)> _shapes;

    private Sentences(string language, IReadOnlyDictionary<string, string> sentences)
    {
        _culture = Cultures.Of(language);
        _whole = sentences.Where(sentence => !Place().IsMatch(sentence.Key)).ToFrozenDictionary();
        _shapes = [.. sentences.Where(sentence => Place().IsMatch(sentence.Key)).Select(sentence => (ShapeOf(sentence.Key), Place().Matches(sentence.Key).Select(place => place.Groups[1].Value).ToArray(), sentence.Value))];
    }

    /// <summary>A sentence in a language; as it is where the language does not know it.</summary>
    public static string In(string language, string english) => Languages.GetValueOrDefault(language)?.Say(english, 0) ?? english;

    /// <summary>A sentence in every language that knows it, for those to whom it is told before their language is known.</summary>
    public static IReadOnlyDictionary<string, string> InAll(string english) =>
        Languages.Select(language => (language.Key, Text: language.Value.Say(english, 0))).Where(said => said.Text is not null).ToDictionary(said => said.Key, said => said.Text!);

    /// <summary>The English shapes that a language has.</summary>
    public static IReadOnlyList<string> KnownIn(string language) =>
        [.. Read(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Sentences/{language}.json")!).Keys];

    private string? Say(string english, int depth)
    {
        if (_whole.TryGetValue(english, out var text))
            return text;
        if (depth == MostDepth)
            return null;

        // A list of clauses, each known by itself; a file's name with a comma in it is none.
        foreach (var comma in (string[])["; ", ", "])
        {
            if (english.Contains(comma, StringComparison.Ordinal) && english.Split(comma).Select(clause => Say(clause, depth + 1)).ToList() is var clauses && clauses.TrueForAll(clause => clause is not null))
                return string.Join(comma, clauses);
        }

        foreach (var (shape, names, translated) in _shapes)
        {
            if (shape.Match(english) is { Success: true } match)
                return Place().Replace(translated, place => Value(match.Groups[Array.IndexOf(names, place.Groups[1].Value) + 1].Value, depth + 1));
        }

        return null;
    }

    /// <summary>What stood in a place: a number or a date as the language writes it, a sentence it knows, else a name as it is.</summary>
    private string Value(string english, int depth) =>
        Number().IsMatch(english) && decimal.TryParse(english, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number.ToString(english.Contains(',', StringComparison.Ordinal) ? "N0" : "G", _culture)
        : DateTime.TryParseExact(english, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString(_culture.DateTimeFormat.LongDatePattern, _culture)
        : DateTime.TryParseExact(english, "MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.ToString(_culture.DateTimeFormat.YearMonthPattern, _culture)
        : Say(english, depth) ?? english;

    private static Regex ShapeOf(string english) =>
        new($"^{string.Join("(.+?)", Place().Split(english).Where((_, index) => index % 2 == 0).Select(Regex.Escape))}$", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static FrozenDictionary<string, Sentences> Load()
    {
        const string Prefix = "Sentences/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (Code: Path.GetFileNameWithoutExtension(name[Prefix.Length..]), Text: Read(assembly.GetManifestResourceStream(name)!)))
            .ToFrozenDictionary(language => language.Code, language => new Sentences(language.Code, language.Text));
    }

    /// <summary>In the order of the file: where two shapes fit, the earlier is meant.</summary>
    private static OrderedDictionary<string, string> Read(Stream stream)
    {
        using (stream)
            return JsonSerializer.Deserialize<OrderedDictionary<string, string>>(stream)!;
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^-?(\d{1,3}(,\d{3})+|\d+(\.\d+)?)$")]
    private static partial Regex Number();
}
