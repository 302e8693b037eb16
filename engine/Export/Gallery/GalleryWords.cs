using System.Globalization;

namespace Bpp.Engine.Export.Gallery;

/// <summary>How the gallery says dates, cameras and counts.</summary>
internal static class GalleryWords
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Month(DateTime time) => time.ToString("MMMM yyyy", English);

    public static string MonthName(DateTime time) => time.ToString("MMMM", English);

    public static string Day(DateTime time) => time.ToString("d MMMM yyyy", English);

    public static string Moment(DateTime time) => time.ToString("dddd, d MMMM yyyy, HH:mm", English);

    public static string Photos(int count) => count == 1 ? "1 photo" : count.ToString("#,0", English) + " photos";

    /// <summary><c>50 photos · March 2019 – June 2024</c></summary>
    /// <param name="items">The photos of the page.</param>
    /// <param name="all">How many were exported.</param>
    public static string Summary(IReadOnlyList<ExportItem> items, int all)
    {
        var count = all > items.Count ? $"The first {Photos(items.Count)} of {all.ToString("#,0", English)}" : Photos(items.Count);
        var dated = items.Where(item => item.TakenAt is not null).Select(item => item.TakenAt!.Value).Order().ToList();
        if (dated.Count == 0)
            return count;
        var (first, last) = (Month(dated[0]), Month(dated[^1]));
        return $"{count} · {(first == last ? first : $"{first} – {last}")}";
    }

    /// <summary><c>Canon EOS 5D Mark III</c>; the maker is not said twice.</summary>
    public static string? Camera(ExportItem item)
    {
        var (make, model) = (item.CameraMake?.Trim(), item.CameraModel?.Trim());
        if (string.IsNullOrEmpty(model))
            return string.IsNullOrEmpty(make) ? null : make;
        var brand = make?.Split(' ')[0];
        return string.IsNullOrEmpty(brand) || model.StartsWith(brand, StringComparison.OrdinalIgnoreCase) ? model : $"{brand} {model}";
    }

    /// <summary><c>1/250 s · f/2.8 · ISO 400 · 85 mm</c>, as far as known.</summary>
    public static string? Exposure(ExportItem item)
    {
        string?[] parts =
        [
            item.ExposureTime is > 0 and var seconds ? Shutter(seconds) : null,
            item.FNumber is > 0 and var aperture ? $"f/{aperture.ToString("0.#", English)}" : null,
            item.Iso is > 0 and var iso ? $"ISO {iso.ToString(English)}" : null,
            item.FocalLength is > 0 and var length ? $"{length.ToString("0.#", English)} mm" : null,
        ];
        var known = parts.Where(part => part is not null).ToList();
        return known.Count == 0 ? null : string.Join(" · ", known);
    }

    /// <summary>0–100.</summary>
    public static int Percent(double score) => (int)Math.Round(100 * Math.Clamp(score, 0, 1));

    private static string Shutter(double seconds) =>
        seconds >= 0.3 ? $"{seconds.ToString("0.#", English)} s" : $"1/{Math.Round(1 / seconds).ToString(English)} s";
}
