namespace Bpp.Engine.Export.Reports;

/// <summary>Makes the reports of one export from its result.</summary>
internal sealed class ReportWriter(ExportOptions options, string exportId)
{
    public byte[] Report(ExportResult result) => ExportJson.Bytes(new ReportDocument(
        ReportDocument.SchemaName,
        ReportDocument.CurrentVersion,
        options.Title,
        result.Files.Count,
        [.. result.Files.Select(ReportPhoto.Of)],
        Failures(result)));

    public static byte[] Csv(ExportResult result) => ReportCsv.Bytes(result.Files.Select(ReportPhoto.Of));

    public byte[] Manifest(ExportResult result, IReadOnlyList<Landed> companions) => ExportJson.Bytes(new ManifestDocument
    {
        Schema = ManifestDocument.SchemaName,
        Version = ManifestDocument.CurrentVersion,
        ExportId = exportId,
        Complete = result.Complete,
        Stopped = result.Aborted ?? (result.Cancelled ? "cancelled" : null),
        Options = new ManifestOptions(
            options.Mode,
            options.Quality,
            options.Format,
            options.MaxSize,
            options.EncodingQuality,
            options.Strip,
            options.XmpSidecars,
            options.Gallery,
            options.Title),
        Photos = [.. result.Files.Select(Photo)],
        Failures = Failures(result),
        Companions = [.. companions.Select(companion => new ManifestCompanion(companion.Name, companion.Sha256))],
    });

    private ManifestPhoto Photo(ExportedFile file) => new(
        file.Item.Rank,
        new ManifestFile(file.Item.RelativePath, file.Item.Sha256, file.Item.Size),
        new ManifestFile(file.Name, file.Sha256, file.Size),
        file.Outcome is ExportOutcome.Skipped,
        file.Note,
        PhotoDescription.Of(file.Item, options.Strip));

    private static List<ManifestFailure> Failures(ExportResult result) =>
        [.. result.Failures.Select(failure => new ManifestFailure(failure.Item.Rank, failure.Item.RelativePath, failure.Message))];
}
