using System.Globalization;
using System.Text;

namespace Bpp.Engine.Export;

/// <summary>Turns names from anywhere into names that are valid, harmless and unique in one folder on every platform.</summary>
internal sealed class FileNames
{
    /// <summary>Longest name in UTF-8 bytes on common file systems.</summary>
    public const int MaxBytes = 255;

    private const int MaxExtensionBytes = 16;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _reserve;

    /// <param name="reserve">Bytes kept free at the end of every name, for a sidecar's suffix.</param>
    public FileNames(int reserve = 0) => _reserve = reserve;

    /// <summary>A safe name that no earlier call returned, ignoring case; collisions get <c>_2</c>, <c>_3</c>, …</summary>
    /// <param name="prefix">Put in front as it is, e.g. <c>001_</c>.</param>
    /// <param name="name">The original name; anything.</param>
    /// <param name="extension">Replaces the name's extension when given, with its dot.</param>
    public string Allocate(string prefix, string name, string? extension = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var candidate = Safe(prefix, name, extension, attempt == 1 ? "" : Suffix(attempt), _reserve);
            if (_taken.Add(candidate))
                return candidate;
        }
    }

    /// <summary>The <paramref name="attempt"/>th alternative to a safe name: <c>a.jpg</c>, <c>a_2.jpg</c>, …</summary>
    public static string Alternative(string safeName, int attempt) => Safe("", safeName, null, Suffix(attempt), 0);

    /// <summary>One safe name: no separators, controls, reserved names or trailing dots; never empty; at most 255 UTF-8 bytes.</summary>
    internal static string Safe(string prefix, string name, string? extension, string suffix, int reserve)
    {
        var (stem, own) = Split(Clean(name));
        var tail = suffix + (extension ?? own);
        stem = stem.Trim(' ', '.');
        if (stem.Length == 0)
            stem = "photo";
        if (prefix.Length == 0 && Reserved.Contains(stem.Split('.')[0].TrimEnd()))
            stem = "_" + stem;
        var room = MaxBytes - reserve - Encoding.UTF8.GetByteCount(prefix) - Encoding.UTF8.GetByteCount(tail);
        var cut = Cut(stem, room).TrimEnd(' ', '.');
        return prefix + (cut.Length == 0 ? "_" : cut) + tail;
    }

    private static string Suffix(int attempt) => string.Create(CultureInfo.InvariantCulture, $"_{attempt}");

    private static (string Stem, string Extension) Split(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0 || dot == name.Length - 1)
            return (name, "");
        var extension = name[dot..].TrimEnd(' ');
        var plausible = extension.Length > 1 && Encoding.UTF8.GetByteCount(extension) <= MaxExtensionBytes && !extension.Contains(' ', StringComparison.Ordinal);
        return plausible ? (name[..dot], extension) : (name, "");
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsHighSurrogate(c) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
                clean.Append(c).Append(name[++i]);
            else
                clean.Append(IsHarmful(c) ? '_' : c);
        }

        return clean.ToString().TrimEnd(' ', '.');
    }

    /// <summary>Separators, what Windows forbids, controls, lone surrogates, and marks that reverse how a name reads.</summary>
    private static bool IsHarmful(char c) =>
        c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '\u2028' or '\u2029' or '\ufffe' or '\uffff'
        || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f'
        || char.IsControl(c) || char.IsSurrogate(c);

    private static string Cut(string text, int maxBytes)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
