using Bpp.Engine.Export.Gallery;
using Bpp.Engine.Export.Reports;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Export;

/// <summary>One export from check to reports.</summary>
internal sealed class ExportRun(ExportOptions options, IPhotoRenderer renderer)
{
    private readonly PhotoProducer _producer = new(options, renderer);

    public IProgress<ExportProgress>? Progress { get; init; }

    /// <summary>Bytes that may be written to a folder; null when unknown.</summary>
    public Func<string, long?> FreeBytes { get; init; } = OutputGuard.FreeBytes;

    public ExportResult Execute(IReadOnlyList<ExportItem> items, IReadOnlyCollection<string> originalFolders, CancellationToken cancellationToken)
    {
        OutputGuard.CheckPlace(originalFolders, options);
        var plan = ExportPlan.For(items, options, _producer);
        var previous = PreviousExport.Read(new OutputFolder(options.OutputFolder, options.OnConflict), plan.ExportId);
        var folder = new OutputFolder(options.OutputFolder, options.OnConflict) { Refreshable = previous.Unmodified };
        var alreadyThere = new Preflight(options, folder, _producer, previous).Check(plan, Companions(), cancellationToken);
        OutputGuard.CheckSpace(plan.Photos.Where(photo => !alreadyThere.ContainsKey(photo.Name)), options, FreeBytes);
        folder.RemoveLeftovers();

        var loop = new PhotoLoop(Progress);
        var companions = options.Mode is ExportMode.Zip
            ? WriteArchive(folder, plan, loop, cancellationToken)
            : WriteFolder(folder, plan, loop, alreadyThere, cancellationToken);
        var result = new ExportResult
        {
            OutputFolder = options.OutputFolder,
            Files = loop.Files,
            Failures = loop.Failures,
            Reports = [],
            Aborted = loop.Aborted,
            Cancelled = loop.Cancelled,
        };
        return WriteReports(folder, plan, previous, result, companions, cancellationToken);
    }

    private IEnumerable<string> Companions()
    {
        yield return ManifestDocument.FileName;
        yield return ReportDocument.JsonFileName;
        yield return ReportDocument.CsvFileName;
        if (options.Mode is ExportMode.Zip)
            yield return ZipExport.FileName;
        else if (options.Gallery)
            yield return GalleryBuilder.FileName;
    }

    private IReadOnlyList<Landed> WriteFolder(OutputFolder folder, ExportPlan plan, PhotoLoop loop, IReadOnlyDictionary<string, ExportedFile> alreadyThere, CancellationToken cancellationToken)
    {
        var export = new FolderExport(options, folder, _producer, alreadyThere);
        loop.Run(plan, photo => export.Export(photo, cancellationToken), cancellationToken);
        return export.Sidecars;
    }

    private List<Landed> WriteArchive(OutputFolder folder, ExportPlan plan, PhotoLoop loop, CancellationToken cancellationToken)
    {
        try
        {
            // Keeping an old archive would make the reports lie, so "skip" writes beside it.
            return [folder.Write(ZipExport.FileName, Fill, options.OnConflict is ConflictPolicy.Skip ? ConflictPolicy.Rename : null)];
        }
        catch (TargetException exception)
        {
            loop.Discard(exception.Message);
            return [];
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            loop.Cancel();
            return [];
        }

        void Fill(Stream stream)
        {
            using var zip = new ZipExport(stream, options, _producer);
            loop.Run(plan, photo => zip.Export(photo, cancellationToken), cancellationToken);
            if (loop.Aborted is { } reason)
                throw new TargetException(reason);
            cancellationToken.ThrowIfCancellationRequested();
            if (options.Gallery)
                zip.Add(GalleryBuilder.FileName, new GalleryBuilder(options, renderer, Progress).Build(loop.Files, cancellationToken));
        }
    }

    private ExportResult WriteReports(
        OutputFolder folder, ExportPlan plan, PreviousExport previous, ExportResult result, IReadOnlyList<Landed> companions, CancellationToken cancellationToken)
    {
        var reports = new ReportWriter(options, plan.ExportId);
        try
        {
            var report = Place(folder, ReportDocument.JsonFileName, reports.Report(result));
            var pending = new List<(Landed Landed, byte[] Bytes)> { report, Place(folder, ReportDocument.CsvFileName, ReportWriter.Csv(result)) };
            List<Landed> kept = [];
            if (HasGallery(result) && IsSameGallery(folder, previous, result, report.Landed))
                kept.Add(Kept(folder, GalleryBuilder.FileName));
            else if (HasGallery(result))
                pending.Add(Place(folder, GalleryBuilder.FileName, new GalleryBuilder(options, renderer, Progress).Build(result.Files, cancellationToken)));

            // The manifest knows the others' hashes before they are written, so that a run that was killed half-way is recognised.
            var manifest = Place(folder, ManifestDocument.FileName, reports.Manifest(result, [.. companions, .. pending.Select(file => file.Landed), .. kept]));
            pending.Insert(0, manifest);
            foreach (var (landed, bytes) in pending)
                folder.Write(landed.Name, stream => stream.Write(bytes), ConflictPolicy.Overwrite);
            folder.Sync();
            return result with { Reports = [.. pending.Select(file => file.Landed.Name), .. kept.Select(file => file.Name), .. companions.Select(companion => companion.Name)] };
        }
        catch (TargetException exception)
        {
            return result with { Aborted = result.Aborted ?? exception.Message };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return result with { Cancelled = true };
        }
    }

    private bool HasGallery(ExportResult result) => options.Gallery && options.Mode is not ExportMode.Zip && !result.Cancelled && result.Aborted is null;

    /// <summary>The gallery shows what the report says: where the report and every photo are as before, so is the gallery, and its pictures need no decoding.</summary>
    private static bool IsSameGallery(OutputFolder folder, PreviousExport previous, ExportResult result, Landed report) =>
        previous.Unmodified.Contains(GalleryBuilder.FileName)
        && previous.Unmodified.Contains(ReportDocument.JsonFileName)
        && result.Files.All(file => file.Outcome is ExportOutcome.AlreadyThere)
        && FileHash.Of(folder.PathOf(ReportDocument.JsonFileName)) == report.Sha256;

    private static Landed Kept(OutputFolder folder, string name)
    {
        var path = folder.PathOf(name);
        return new Landed(name, FileHash.Of(path), new FileInfo(path).Length, ExportOutcome.AlreadyThere);
    }

    private static (Landed Landed, byte[] Bytes) Place(OutputFolder folder, string name, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        return (new Landed(folder.NameFor(name, hash, bytes.Length), hash, bytes.Length, ExportOutcome.Written), bytes);
    }
}
