using System.Globalization;
using System.Text.RegularExpressions;

namespace Bpp.Engine.Cli;

/// <summary>Sizes as people write them: <c>500 MB</c>, <c>50G</c>, <c>1.5TB</c>. Powers of 1024.</summary>
internal static partial class ByteSize
{
    /// <summary>Bytes; null for what is no size.</summary>
    public static long? Parse(string text)
    {
        var match = Size().Match(text);
        if (!match.Success || !double.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var power = match.Groups[2].ValueSpan is [var unit, ..] ? 1 + "KMGT".IndexOf(char.ToUpperInvariant(unit), StringComparison.Ordinal) : 0;
        var bytes = number * Math.Pow(1024, power);
        return bytes is >= 1 and < long.MaxValue ? (long)bytes : null;
    }

    [GeneratedRegex(@"^\s*([0-9]+(?:\.[0-9]+)?)\s*([KMGT]?)i?B?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
