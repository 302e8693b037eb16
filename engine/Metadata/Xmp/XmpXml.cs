using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Bpp.Engine.Metadata.Xmp;

/// <summary>Parses untrusted XMP: no document types, no entities, nothing fetched, bounded size.</summary>
internal static class XmpXml
{
    /// <summary>Longest packet parsed, in characters.</summary>
    public const int MaxLength = 4 << 20;

    private const int MaxDepth = 64;

    /// <summary>Parses a packet; null when it is not well-formed XML or too large, deep or long.</summary>
    /// <param name="options">Whether white space is kept, as it must be when the document is to be written back.</param>
    public static XDocument? Parse(ReadOnlySpan<byte> bytes, LoadOptions options = LoadOptions.None)
    {
        if (bytes.Length > MaxLength)
            return null;
        var text = Decode(bytes);
        // Packets are padded with blanks and often followed by NULs.
        int start = text.IndexOf('<', StringComparison.Ordinal), end = text.LastIndexOf('>');
        if (start < 0 || end <= start)
            return null;
        text = WithoutControls(text[start..(end + 1)]);

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxLength,
            CheckCharacters = false,
        };
        try
        {
            if (IsTooDeep(text, settings))
                return null;
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader, options);
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Characters that XML forbids become blanks: a stray NUL must not cost the whole packet.</summary>
    private static string WithoutControls(string text)
    {
        var isClean = true;
        foreach (var c in text)
            isClean &= XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);
        return isClean
            ? text
            : string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = XmlConvert.IsXmlChar(source[i]) || char.IsSurrogate(source[i]) ? source[i] : ' ';
            });
    }

    /// <summary>
    /// Elements nested thousands deep take quadratic time to load and overflow the stack of whoever reads their text, so a first pass looks
    /// at the depth alone.
    /// </summary>
    private static bool IsTooDeep(string text, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new StringReader(text), settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                return true;
        }

        return false;
    }
}
