using System.Text.RegularExpressions;

namespace Bpp.Web;

/// <summary>A step of the history as pages say it: keys of unnamed people are for the command line, where they can be typed.</summary>
internal static partial class StepWords
{
    public static string Of(string words) =>
        KeyOfUnnamed().Replace(words, "").Replace("an unnamed person and an unnamed person told apart", "two unnamed people told apart", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=\ban unnamed person) \([cp][0-9a-z]+\)")]
    private static partial Regex KeyOfUnnamed();
}
