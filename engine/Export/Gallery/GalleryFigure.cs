using System.Globalization;
using System.Net;
using System.Text;

namespace Bpp.Engine.Export.Gallery;

/// <summary>The HTML of one photo. Every text from outside is escaped here.</summary>
internal static class GalleryFigure
{
    /// <summary>What browsers show in an <c>img</c>.</summary>
    private static readonly HashSet<string> Viewable = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif" };

    /// <param name="file">The exported photo.</param>
    /// <param name="pictures">Its embedded pictures.</param>
    /// <param name="anchor">Where the timeline's link leads, or null.</param>
    /// <param name="chip">A small label over the picture (the month it opens), or null.</param>
    /// <param name="showCamera">False where metadata was stripped.</param>
    public static void Append(StringBuilder html, ExportedFile file, GalleryPictures pictures, string? anchor, string? chip, bool showCamera)
    {
        var item = file.Item;
        var link = string.Join('/', file.Name.Split('/').Select(Uri.EscapeDataString));
        html.Append(CultureInfo.InvariantCulture, $"""<figure class="photo" data-width="{Math.Max(1, item.Width)}" data-height="{Math.Max(1, item.Height)}" data-month="{GalleryChapter.MonthId(item)}">""");
        if (anchor is not null)
            html.Append(CultureInfo.InvariantCulture, $"""<span id="{anchor}"></span>""");
        html.Append(CultureInfo.InvariantCulture, $"""<a class="frame" href="{Escape(link)}" """);
        if (pictures.Preview is not null)
            html.Append("data-preview=\"").Append(DataUri(pictures.Preview)).Append("\" ");
        else if (Viewable.Contains(Path.GetExtension(file.Name)))
            html.Append("data-viewable=\"1\" ");
        html.Append("><img src=\"").Append(pictures.Thumbnail is null ? Blank : DataUri(pictures.Thumbnail));
        html.Append(CultureInfo.InvariantCulture, $"\" width=\"{Math.Max(1, item.Width)}\" height=\"{Math.Max(1, item.Height)}\" alt=\"{Escape(Alt(item))}\" decoding=\"async\"></a>");
        if (chip is not null)
            html.Append(CultureInfo.InvariantCulture, $"""<span class="month" aria-hidden="true">{Escape(chip)}</span>""");
        html.Append("""<figcaption><div class="caption">""");
        html.Append(CultureInfo.InvariantCulture, $"<b>{Escape(item.TakenAt is { } time ? GalleryWords.Day(time) : item.OriginalName)}</b>");
        if (!string.IsNullOrWhiteSpace(item.Reason))
            html.Append(CultureInfo.InvariantCulture, $"<span dir=\"auto\">{Escape(item.Reason)}</span>");
        html.Append("</div>");
        AppendDetails(html, file, showCamera);
        html.Append("</figcaption></figure>\n");
    }

    private const string Blank = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

    private static void AppendDetails(StringBuilder html, ExportedFile file, bool showCamera)
    {
        var item = file.Item;
        html.Append("""<div class="details">""");
        html.Append(CultureInfo.InvariantCulture, $"""<h3 dir="auto">{Escape(item.OriginalName)}</h3>""");
        Paragraph(item.TakenAt is { } time ? GalleryWords.Moment(time) + (item.DateSource == "file_modified" ? " (date of the file)" : "") : "Date unknown");
        if (showCamera)
        {
            Paragraph(GalleryWords.Camera(item));
            Paragraph(GalleryWords.Exposure(item));
        }

        if (!string.IsNullOrWhiteSpace(item.Reason))
            html.Append(CultureInfo.InvariantCulture, $"""<p class="why" dir="auto">{Escape(item.Reason)}</p>""");
        if (item.Score is { } score)
        {
            html.Append("""<dl class="scores">""");
            Bar("Score", score, " class=\"total\"");
            foreach (var (name, value) in item.Components)
                Bar(char.ToUpperInvariant(name[0]) + name[1..], value, "");
            html.Append("</dl>");
        }

        if (item.Suppressed.Count > 0)
            Paragraph($"Chosen over {GalleryWords.Photos(item.Suppressed.Count)} that look nearly the same.");
        html.Append(CultureInfo.InvariantCulture, $"""<p class="file">№ {item.Rank} · {item.Width} × {item.Height} pixels<br><span dir="auto">{Escape(file.Name)}</span></p></div>""");

        void Paragraph(string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
                html.Append(CultureInfo.InvariantCulture, $"<p>{Escape(text)}</p>");
        }

        void Bar(string name, double value, string attribute)
        {
            var percent = GalleryWords.Percent(value);
            html.Append(CultureInfo.InvariantCulture, $"""<div{attribute}><dt>{Escape(name)}</dt><dd>{percent}</dd><svg viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true"><rect width="{percent}" height="5"/></svg></div>""");
        }
    }

    private static string Alt(ExportItem item) =>
        item.TakenAt is { } time ? $"{item.OriginalName}, {GalleryWords.Day(time)}" : item.OriginalName;

    private static string DataUri(byte[] jpeg) => "data:image/jpeg;base64," + Convert.ToBase64String(jpeg);

    /// <summary>Text for HTML content and quoted attributes.</summary>
    internal static string Escape(string text) => WebUtility.HtmlEncode(text);
}
