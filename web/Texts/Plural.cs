using System.Globalization;
using System.Text.RegularExpressions;

namespace Bpp.Web;

/// <summary>
/// Words that go by a number: <c>{0} {0|photo|photos}</c> is "1 photo" and "2 photos". Each language has the choice in its own text, so that a verb
/// or an article can follow the number too. <c>lib/text.js</c> does the same for scripts.
/// </summary>
internal static partial class Plural
{
    /// <param name="culture">How numbers and dates are written.</param>
    /// <param name="text">With <c>{0}</c> and <c>{0|one|more}</c>.</param>
    /// <param name="values">Put in as they are: names may hold braces of their own.</param>
    public static string Format(CultureInfo culture, string text, params object?[] values) =>
        string.Format(culture, Choice().Replace(text, choice => IsOne(values[choice.Groups[1].ValueSpan[0] - '0']) ? choice.Groups[2].Value : choice.Groups[3].Value), values);

    private static bool IsOne(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) == "1";

    [GeneratedRegex(@"\{(\d)\|([^|{}]*)\|([^|{}]*)\}")]
    private static partial Regex Choice();
}
