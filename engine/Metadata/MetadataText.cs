using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bpp.Engine.Metadata;

/// <summary>Makes text from untrusted metadata safe to store: no control characters, no broken surrogates, bounded, trimmed.</summary>
internal static class MetadataText
{
    /// <summary>Longest label, name or keyword kept, in UTF-16 units.</summary>
    public const int MaxLine = 1_000;

    /// <summary>Longest description kept, in UTF-16 units.</summary>
    public const int MaxDescription = 10_000;

    /// <summary>Most keywords or people kept for one photo.</summary>
    public const int MaxItems = 500;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>One line of text, at most <see cref="MaxLine"/>; null when nothing readable is left.</summary>
    public static string? Line(string? text) => Clean(text, MaxLine, keepLineBreaks: false);

    /// <summary>Text that may have several lines, at most <see cref="MaxDescription"/>; null when nothing readable is left.</summary>
    public static string? Paragraph(string? text) => Clean(text, MaxDescription, keepLineBreaks: true);

    /// <summary>Distinct cleaned lines in order of appearance, at most <see cref="MaxItems"/>.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<string?> items)
    {
        List<string>? kept = null;
        HashSet<string>? seen = null;
        foreach (var item in items)
        {
            if (Line(item) is not { } line || !(seen ??= []).Add(line))
                continue;
            (kept ??= []).Add(line);
            if (kept.Count == MaxItems)
                break;
        }

        return kept ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Bytes of unknown encoding up to the first NUL: UTF-8 when they are valid UTF-8, else Latin-1.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        if (end >= 0)
            bytes = bytes[..end];
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>A finite number from "0.25", "1/60" or "28/10"; null for anything else.</summary>
    public static double? Number(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 64 || text.AsSpan().IndexOfAny(Digits) < 0)
            return null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var value = slash < 0 ? Part(text) : Part(text.AsSpan(0, slash)) / Part(text.AsSpan(slash + 1));
        return double.IsFinite(value) ? value : null;

        static double Part(ReadOnlySpan<char> part) =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    private static string? Clean(string? text, int max, bool keepLineBreaks)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length <= max && !NeedsWork(text))
            return text;

        var clean = new StringBuilder(Math.Min(text.Length, max));
        var i = 0;
        while (i < text.Length && clean.Length < max)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                if (clean.Length + 2 > max)
                    break;
                clean.Append(c).Append(text[i + 1]);
                i += 2;
                continue;
            }

            if (keepLineBreaks && c == '\n')
                clean.Append(c);
            else if (c is '\n' or '\t')
                AppendSpace(clean);
            else if (!char.IsControl(c) && !char.IsSurrogate(c) && c < '\uFFFE')
                AppendVisible(clean, c);
            i++;
        }

        var result = clean.ToString().Trim();
        return result.Length == 0 ? null : result;
    }

    private static void AppendVisible(StringBuilder clean, char c)
    {
        // Leading blanks would use up the length limit.
        if (clean.Length > 0 || !char.IsWhiteSpace(c))
            clean.Append(c);
    }

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }

    private static bool NeedsWork(string text)
    {
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            return true;
        foreach (var c in text)
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE')
                return true;
        }

        return false;
    }
}
