using System.Globalization;

namespace Bpp.Engine.Search;

/// <summary>Collects the parameters of one statement; gives back their names.</summary>
internal sealed class SearchSql
{
    /// <summary>What the macro search_text makes blanks of.</summary>
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~’";

    private const int LongestWholeWord = 3;

    private readonly List<object> _parameters = [];

    public IReadOnlyList<object> Parameters => _parameters;

    public string Parameter(object value)
    {
        _parameters.Add(value);
        return "$" + _parameters.Count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The expression that a folded text must contain: short words and quoted ones whole, others at the beginning of a word.</summary>
    public static string Needle(string parameter, string text, bool isQuoted) =>
        isQuoted ? $"search_text({parameter})"
        : text.Any(letter => char.IsAsciiDigit(letter) || IsOfScriptWithoutBlanks(letter)) ? $"trim(search_text({parameter}))"
        : text.Count(char.IsLetter) <= LongestWholeWord ? $"search_text({parameter})"
        : $"rtrim(search_text({parameter}))";

    /// <summary>Whether nothing of it would be left to compare.</summary>
    public static bool IsPunctuation(string text) => text.All(letter => char.IsWhiteSpace(letter) || Punctuation.Contains(letter, StringComparison.Ordinal));

    /// <summary>Thai to Khmer, Kana and Han: words begin anywhere.</summary>
    private static bool IsOfScriptWithoutBlanks(char letter) => letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');
}
