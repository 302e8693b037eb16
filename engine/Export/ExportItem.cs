using Bpp.Engine.Imaging;

namespace Bpp.Engine.Export;

/// <summary>One photo to export, with the facts its reports and its gallery caption tell.</summary>
public sealed record ExportItem
{
    public required long PhotoId { get; init; }

    /// <summary>Place in the export, from 1; becomes the number in front of the name.</summary>
    public required int Rank { get; init; }

    /// <summary>Absolute path of the original. Never written to a report.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Path below the scanned folder, with <c>/</c>.</summary>
    public required string RelativePath { get; init; }

    /// <summary>Hash of the original when it was analysed, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of the original.</summary>
    public required long Size { get; init; }

    public required ImageFormat Format { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Wall-clock time where it was taken; null when unknown.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>Where the time comes from, as stored (<c>exif_original</c>, <c>file_modified</c>, …).</summary>
    public string? DateSource { get; init; }

    public string? CameraMake { get; init; }

    public string? CameraModel { get; init; }

    public string? Lens { get; init; }

    /// <summary>Seconds.</summary>
    public double? ExposureTime { get; init; }

    public double? FNumber { get; init; }

    public int? Iso { get; init; }

    /// <summary>Millimetres.</summary>
    public double? FocalLength { get; init; }

    /// <summary>Degrees north.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public double? Longitude { get; init; }

    /// <summary>−1 to 5, the user's or the file's own; null when nobody rated it.</summary>
    public int? Rating { get; init; }

    /// <summary>Weighted score 0–1; null for what has no pixels.</summary>
    public double? Score { get; init; }

    /// <summary>Component scores 0–1 by name; a component that does not apply is absent.</summary>
    public IReadOnlyDictionary<string, double> Components { get; init; } = new Dictionary<string, double>();

    /// <summary>Why it was chosen, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>Relative paths of the near-duplicates it stands for.</summary>
    public IReadOnlyList<string> Suppressed { get; init; } = [];

    /// <summary>EXIF orientation 1–8 of the original.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>The named people in it.</summary>
    public IReadOnlyList<ExportPerson> People { get; init; } = [];

    /// <summary>Last part of <see cref="RelativePath"/>.</summary>
    public string OriginalName => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];
}
