using Bpp.Engine.Imaging;

namespace Bpp.Engine.Export.Reports;

/// <summary><c>manifest.json</c>: what is in the folder, where it came from, and the hashes to check both. Holds no clock time, so that the same export gives the same bytes.</summary>
internal sealed record ManifestDocument
{
    public const string FileName = "manifest.json";
    public const string SchemaName = "bpp-export";
    public const int CurrentVersion = 1;

    public string? Schema { get; init; }

    public int Version { get; init; }

    /// <summary>Same photos, order and options give the same id.</summary>
    public string? ExportId { get; init; }

    /// <summary>Every photo asked for is in the folder.</summary>
    public bool Complete { get; init; }

    /// <summary>Why it stopped early; null when it did not.</summary>
    public string? Stopped { get; init; }

    public ManifestOptions? Options { get; init; }

    public IReadOnlyList<ManifestPhoto> Photos { get; init; } = [];

    public IReadOnlyList<ManifestFailure> Failures { get; init; } = [];

    /// <summary>The other files of the export: reports, sidecars, gallery, archive.</summary>
    public IReadOnlyList<ManifestCompanion> Companions { get; init; } = [];
}

/// <summary>The options that shaped the files.</summary>
internal sealed record ManifestOptions(
    ExportMode Mode,
    ExportQuality Quality,
    ConvertFormat? Format,
    int? MaxSize,
    int? EncodingQuality,
    bool Strip,
    bool XmpSidecars,
    bool Gallery,
    string Title);

/// <summary>One exported photo.</summary>
internal sealed record ManifestPhoto(int Rank, ManifestFile Source, ManifestFile Exported, bool KeptExisting, string? Note, PhotoDescription Photo);

/// <summary>A file by path and content. A source's path is below the folder it was imported from.</summary>
internal sealed record ManifestFile(string Path, string Sha256, long Size);

/// <summary>One photo that is not in the folder.</summary>
internal sealed record ManifestFailure(int Rank, string Path, string Message);

/// <summary>A report, sidecar, gallery or archive.</summary>
internal sealed record ManifestCompanion(string Path, string Sha256);
