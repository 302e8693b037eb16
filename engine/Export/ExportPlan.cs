using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bpp.Engine.Export;

/// <summary>Who gets which name, who cannot be exported at all, and what identifies this export.</summary>
internal sealed record ExportPlan(IReadOnlyList<PlannedPhoto> Photos, IReadOnlyList<ExportFailure> Refused, string ExportId)
{
    public const string Folder = "selected";

    /// <summary>Room for <c>.xmp</c> and for <c>_99</c> behind every name.</summary>
    private const int ReservedBytes = 8;

    public static ExportPlan For(IReadOnlyList<ExportItem> items, ExportOptions options, PhotoProducer producer)
    {
        var names = new FileNames(ReservedBytes);
        var digits = Math.Max(3, items.Count.ToString(CultureInfo.InvariantCulture).Length);
        var photos = new List<PlannedPhoto>(items.Count);
        var refused = new List<ExportFailure>();
        foreach (var item in items)
        {
            if (producer.Refusal(item) is { } reason)
            {
                refused.Add(new ExportFailure(item, reason));
                continue;
            }

            var prefix = item.Rank.ToString("D" + digits, CultureInfo.InvariantCulture) + "_";
            photos.Add(new PlannedPhoto(item, $"{Folder}/{names.Allocate(prefix, item.OriginalName, producer.ExtensionFor(item))}"));
        }

        return new ExportPlan(photos, refused, Identify(items, options));
    }

    /// <summary>Same photos in the same order, made in the same way: the same export, whose reports may be refreshed.</summary>
    private static string Identify(IReadOnlyList<ExportItem> items, ExportOptions options)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{options.Mode} {options.Recipe} {options.Strip} {options.XmpSidecars} {options.Gallery} {options.Title}\n");
        foreach (var item in items)
            text.Append(CultureInfo.InvariantCulture, $"{item.Rank} {item.Sha256} {item.RelativePath}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
