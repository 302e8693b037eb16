namespace Bpp.Engine.Export;

/// <summary>Exports photo by photo: one photo's failure is its own, the target's failure ends it, and the user may stop between two photos.</summary>
internal sealed class PhotoLoop(IProgress<ExportProgress>? progress)
{
    private readonly List<ExportedFile> _files = [];
    private readonly List<ExportFailure> _failures = [];

    public IReadOnlyList<ExportedFile> Files => _files;

    public IReadOnlyList<ExportFailure> Failures => _failures;

    /// <summary>Why it stopped early, or null.</summary>
    public string? Aborted { get; private set; }

    public bool Cancelled { get; private set; }

    /// <summary>Takes back what was exported: the archive it went into will not exist.</summary>
    public void Discard(string reason)
    {
        _files.Clear();
        Aborted = reason;
    }

    /// <summary>The same, because the user stopped it.</summary>
    public void Cancel()
    {
        _files.Clear();
        Cancelled = true;
    }

    public void Run(ExportPlan plan, Func<PlannedPhoto, ExportedFile> export, CancellationToken cancellationToken)
    {
        _failures.AddRange(plan.Refused);
        var done = plan.Refused.Count;
        var total = done + plan.Photos.Count;
        foreach (var photo in plan.Photos)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                _files.Add(export(photo));
            }
            catch (PhotoExportException exception)
            {
                _failures.Add(new ExportFailure(photo.Item, exception.Message.Contains(photo.Item.RelativePath, StringComparison.Ordinal) ? exception.Message : $"{photo.Item.RelativePath}: {exception.Message}"));
            }
            catch (TargetException exception)
            {
                Aborted = exception.Message;
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                Cancelled = true;
                return;
            }

            progress?.Report(new ExportProgress("photos", ++done, total, photo.Name));
        }
    }
}
