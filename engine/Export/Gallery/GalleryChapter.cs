using System.Globalization;

namespace Bpp.Engine.Export.Gallery;

/// <summary>Photos under one heading: a month where months are well filled, else a year.</summary>
/// <param name="Heading">Month or year.</param>
/// <param name="Files">By time.</param>
internal sealed record GalleryChapter(string Heading, IReadOnlyList<ExportedFile> Files)
{
    /// <summary>Below this many photos a month on average, headings by month would leave most rows empty.</summary>
    private const int PhotosForMonthHeadings = 5;

    public static IReadOnlyList<GalleryChapter> Divide(IReadOnlyList<ExportedFile> files)
    {
        var dated = files.Where(file => file.Item.TakenAt is not null).OrderBy(file => file.Item.TakenAt).ThenBy(file => file.Item.Rank).ToList();
        var months = dated.Select(file => MonthId(file.Item)).Distinct().Count();
        var byMonth = months > 0 && dated.Count >= months * PhotosForMonthHeadings;
        var chapters = dated
            .GroupBy(file => byMonth ? GalleryWords.Month(file.Item.TakenAt!.Value) : file.Item.TakenAt!.Value.Year.ToString(CultureInfo.InvariantCulture))
            .Select(group => new GalleryChapter(group.Key, [.. group]))
            .ToList();
        var undated = files.Where(file => file.Item.TakenAt is null).OrderBy(file => file.Item.Rank).ToList();
        if (undated.Count > 0)
            chapters.Add(new GalleryChapter(dated.Count == 0 ? "Photos" : "Without a date", undated));
        return chapters;
    }

    /// <summary><c>m-2024-03</c>, for links and marks.</summary>
    public static string MonthId(ExportItem item) => item.TakenAt is { } time ? time.ToString("'m-'yyyy-MM", CultureInfo.InvariantCulture) : "m-none";
}
