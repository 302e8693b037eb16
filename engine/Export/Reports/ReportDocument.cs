namespace Bpp.Engine.Export.Reports;

/// <summary><c>report.json</c>: why these photos.</summary>
internal sealed record ReportDocument(string Schema, int Version, string Title, int Count, IReadOnlyList<ReportPhoto> Photos, IReadOnlyList<ManifestFailure> Failures)
{
    public const string JsonFileName = "report.json";
    public const string CsvFileName = "report.csv";
    public const string SchemaName = "bpp-report";
    public const int CurrentVersion = 1;
}

/// <summary>One line of the report.</summary>
internal sealed record ReportPhoto(
    int Rank,
    string Path,
    string Exported,
    DateTime? TakenAt,
    double? Score,
    IReadOnlyDictionary<string, double> Components,
    string? Reason,
    IReadOnlyList<string> NearDuplicatesSuppressed)
{
    public static ReportPhoto Of(ExportedFile file) => new(
        file.Item.Rank,
        file.Item.RelativePath,
        file.Name,
        file.Item.TakenAt,
        file.Item.Score,
        file.Item.Components,
        file.Item.Reason,
        file.Item.Suppressed);
}
