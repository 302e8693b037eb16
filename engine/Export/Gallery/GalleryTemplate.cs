using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Bpp.Engine.Export.Gallery;

/// <summary>The page around the photos: embedded HTML, style and script, allowed by their hashes and by nothing else.</summary>
internal static partial class GalleryTemplate
{
    private static readonly string Page = Read("gallery.html");
    private static readonly string Style = Read("gallery.css");
    private static readonly string Script = Read("gallery.js");

    /// <summary>Fills the page in one pass, so that no value can smuggle in a further placeholder.</summary>
    /// <param name="values">HTML by placeholder name; already escaped.</param>
    public static string Fill(IReadOnlyDictionary<string, string> values) => Placeholder().Replace(Page, match => match.Groups[1].Value switch
    {
        "style" => Style,
        "script" => Script,
        "style-hash" => CspHash(Style),
        "script-hash" => CspHash(Script),
        var name => values[name],
    });

    private static string CspHash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(GalleryTemplate).Assembly.GetManifestResourceStream("Export/Gallery/" + name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Placeholder();
}
