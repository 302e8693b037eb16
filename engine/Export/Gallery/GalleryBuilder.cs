using System.Globalization;
using System.Text;
using Bpp.Engine.Imaging;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Export.Gallery;

/// <summary>Builds <c>gallery.html</c>: one file with everything inside, which works from disk and never asks the network.</summary>
internal sealed class GalleryBuilder(ExportOptions options, IPhotoRenderer renderer, IProgress<ExportProgress>? progress)
{
    public const string FileName = "gallery.html";

    /// <summary>Beyond this many photos the lightbox shows the exported files instead of embedded previews.</summary>
    public const int MostPreviews = 200;

    /// <summary>Beyond this many photos the pictures in the rows are small.</summary>
    public const int MostLargeThumbnails = 500;

    /// <summary>A page shows no more than this many, the first by rank: browsers choke on more.</summary>
    public const int MostPhotos = 5000;

    private const int MonthsForTimeline = 3;

    private static readonly RenderRecipe Thumbnail = new(ConvertFormat.Jpeg, 640, 78, KeepMetadata: false);
    private static readonly RenderRecipe SmallThumbnail = new(ConvertFormat.Jpeg, 320, 72, KeepMetadata: false);
    private static readonly RenderRecipe Preview = new(ConvertFormat.Jpeg, 1600, 80, KeepMetadata: false);

    /// <summary>UTF-8 HTML.</summary>
    public byte[] Build(IReadOnlyList<ExportedFile> exported, CancellationToken cancellationToken)
    {
        var files = exported.Take(MostPhotos).ToList();
        var pictures = Pictures(files, cancellationToken);
        var chapters = GalleryChapter.Divide(files);
        var html = new StringBuilder();
        foreach (var chapter in chapters)
            AppendChapter(html, chapter, pictures);
        if (files.Count == 0)
            html.Append("<p class=\"empty\">No photos here yet.</p>");
        return Encoding.UTF8.GetBytes(GalleryTemplate.Fill(new Dictionary<string, string>
        {
            ["title"] = GalleryFigure.Escape(options.Title),
            ["summary"] = GalleryFigure.Escape(GalleryWords.Summary([.. files.Select(file => file.Item)], exported.Count)),
            ["timeline"] = Timeline(files),
            ["chapters"] = html.ToString(),
        }));
    }

    private Dictionary<ExportedFile, GalleryPictures> Pictures(List<ExportedFile> files, CancellationToken cancellationToken)
    {
        var made = new GalleryPictures[files.Count];
        var done = 0;
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var path = files[index].Item.SourcePath;
            var thumbnail = Render(path, files.Count <= MostLargeThumbnails ? Thumbnail : SmallThumbnail, cancellationToken);
            var preview = files.Count <= MostPreviews && thumbnail is not null ? Render(path, Preview, cancellationToken) : null;
            made[index] = new GalleryPictures(thumbnail, preview);
            progress?.Report(new ExportProgress("gallery", Interlocked.Increment(ref done), files.Count, files[index].Name));
        });
        return files.Zip(made).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private byte[]? Render(string path, RenderRecipe recipe, CancellationToken cancellationToken)
    {
        try
        {
            return renderer.Render(path, ConvertFormat.Jpeg, recipe, cancellationToken);
        }
        catch (PhotoException)
        {
            return null;
        }
    }

    private void AppendChapter(StringBuilder html, GalleryChapter chapter, Dictionary<ExportedFile, GalleryPictures> pictures)
    {
        var byYear = chapter.Files[0].Item.TakenAt is { } first && GalleryWords.Month(first) != chapter.Heading;
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"chapter\"><h2>{GalleryFigure.Escape(chapter.Heading)} <small>{GalleryWords.Photos(chapter.Files.Count)}</small></h2><div class=\"rows\">\n");
        string? month = null;
        foreach (var file in chapter.Files)
        {
            var opens = GalleryChapter.MonthId(file.Item) != month;
            month = GalleryChapter.MonthId(file.Item);
            var chip = byYear && opens && file.Item.TakenAt is { } time ? GalleryWords.MonthName(time) : null;
            GalleryFigure.Append(html, file, pictures[file], opens ? month : null, chip, showCamera: !options.Strip);
        }

        html.Append("</div></section>\n");
    }

    /// <summary>One bar a month, as high as the month has photos; nothing where there is little to choose from.</summary>
    private static string Timeline(List<ExportedFile> files)
    {
        var months = files.Where(file => file.Item.TakenAt is not null)
            .GroupBy(file => GalleryChapter.MonthId(file.Item))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        if (months.Count < MonthsForTimeline)
            return "";
        var most = months.Max(month => month.Count());
        var html = new StringBuilder("<nav class=\"timeline\" aria-label=\"Months\">");
        foreach (var year in months.GroupBy(month => month.First().Item.TakenAt!.Value.Year))
        {
            html.Append("<div class=\"year\"><ol>");
            foreach (var month in year)
            {
                var label = $"{GalleryWords.Month(month.First().Item.TakenAt!.Value)}, {GalleryWords.Photos(month.Count())}";
                var height = 1 + (int)Math.Round(4.0 * month.Count() / most);
                html.Append(CultureInfo.InvariantCulture, $"<li><a class=\"n{height}\" href=\"#{month.Key}\" title=\"{label}\" aria-label=\"{label}\"></a></li>");
            }

            html.Append(CultureInfo.InvariantCulture, $"</ol><span>{year.Key}</span></div>");
        }

        return html.Append("</nav>").ToString();
    }
}
