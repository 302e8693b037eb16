using System.Text;

namespace Bpp.Engine.Storage;

/// <summary>How names of code become names of the database: <c>LumaP95</c> is <c>luma_p95</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Of(value.ToString());

    /// <summary>The value somebody wrote, in any case and with - for _; null when it is none.</summary>
    public static TEnum? Parse<TEnum>(string text)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Of(value).Equals(text.Trim().Replace('-', '_'), StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }
}
