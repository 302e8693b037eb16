using Bpp.Engine.Cli;
using Bpp.Engine.Imaging;

namespace Bpp.Engine.Export;

/// <summary>What to write, where, and what to do with what is already there.</summary>
public sealed record ExportOptions
{
    /// <summary>Quality of the lossy encoders unless one is given.</summary>
    public const int DefaultEncodingQuality = 85;

    /// <summary>Smallest allowed <see cref="MaxSize"/>.</summary>
    public const int SmallestSize = 100;

    private const int HighQuality = 92;

    /// <summary>Folder that receives <c>selected/</c> (or the archive), the manifest, the reports and the gallery. It is created.</summary>
    public required string OutputFolder { get; init; }

    public ExportMode Mode { get; init; } = ExportMode.Copy;

    /// <summary>A named recipe. Ignored where <see cref="Format"/>, <see cref="MaxSize"/> or <see cref="EncodingQuality"/> say otherwise.</summary>
    public ExportQuality Quality { get; init; } = ExportQuality.Original;

    /// <summary>Encode in this format; null keeps each photo's own.</summary>
    public ConvertFormat? Format { get; init; }

    /// <summary>Longest side in pixels, at least <see cref="SmallestSize"/>; null keeps the size.</summary>
    public int? MaxSize { get; init; }

    /// <summary>1–100; null for the recipe's own.</summary>
    public int? EncodingQuality { get; init; }

    /// <summary>Remove EXIF, GPS, XMP, IPTC, comments, maker notes and appended data. The orientation and the colour profile stay.</summary>
    public bool Strip { get; init; }

    /// <summary>Write an XMP sidecar with rating and label beside every photo.</summary>
    public bool XmpSidecars { get; init; }

    /// <summary>Write <c>gallery.html</c>.</summary>
    public bool Gallery { get; init; }

    public ConflictPolicy OnConflict { get; init; } = ConflictPolicy.Fail;

    /// <summary>Copy where a link cannot be made, instead of failing.</summary>
    public bool FallbackCopy { get; init; }

    /// <summary>Allow an output folder inside a folder that photos were imported from.</summary>
    public bool InsideOriginals { get; init; }

    /// <summary>Heading of the gallery.</summary>
    public string Title { get; init; } = "Best photos";

    /// <summary>How pictures are encoded, or null when the original's bytes are wanted.</summary>
    internal RenderRecipe? Recipe
    {
        get
        {
            if (Format is not null || MaxSize is not null || EncodingQuality is not null)
                return new RenderRecipe(Format, MaxSize ?? Named?.MaxLongSide, EncodingQuality ?? Named?.Quality ?? DefaultEncodingQuality, !Strip);
            return Named;
        }
    }

    /// <summary>The recipe for photos whose metadata can only be removed by encoding them anew.</summary>
    internal static RenderRecipe StrippedCopy { get; } = new(ConvertFormat.Jpeg, null, HighQuality, KeepMetadata: false);

    private RenderRecipe? Named => Quality switch
    {
        ExportQuality.High => new RenderRecipe(ConvertFormat.Jpeg, null, HighQuality, !Strip),
        ExportQuality.Medium => new RenderRecipe(ConvertFormat.Jpeg, 2048, 85, !Strip),
        ExportQuality.Low => new RenderRecipe(ConvertFormat.Jpeg, 1024, 70, !Strip),
        _ => null,
    };

    /// <summary>Refuses what cannot work, before anything is written.</summary>
    /// <exception cref="UserException">A value is out of range or two options contradict each other.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(OutputFolder))
            throw Usage("--out needs a folder.");
        if (MaxSize is < SmallestSize or > 65_535)
            throw Usage($"--max-size {MaxSize} is out of range: {SmallestSize} to 65535 pixels.");
        if (EncodingQuality is < 1 or > 100)
            throw Usage($"--jpeg-quality {EncodingQuality} is out of range: 1 to 100.");
        if (Mode is ExportMode.Hardlink or ExportMode.Symlink && (Recipe is not null || Strip))
            throw Usage($"--mode {(Mode is ExportMode.Hardlink ? "hardlink" : "symlink")} shares the original's bytes, so it cannot change quality, size or metadata; use --mode copy.");
    }

    private static UserException Usage(string message) => new(message, ExitCode.Usage);
}
