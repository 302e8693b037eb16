using Bpp.Engine.Import;

namespace Bpp.Engine.Pipeline;

/// <summary>A photo between two blocks, with what went wrong so far. Blocks never throw: a failed item travels on to its outcome.</summary>
internal sealed class PhotoItem(FingerprintedFile source) : IDisposable
{
    private PhotoFailure? _failure;
    private bool _abandoned;

    public PhotoWork Work { get; } = new(source);

    /// <summary>Nothing went wrong yet.</summary>
    public bool IsOpen => _failure is null && !_abandoned;

    /// <summary>Does one step; false when it failed or was given up, after which the frame is gone.</summary>
    public bool Try(PhotoStage stage, Action step, CancellationToken abort)
    {
        if (abort.IsCancellationRequested)
            _abandoned = true;
        if (!IsOpen)
        {
            Work.Dispose();
            return false;
        }

        try
        {
            step();
            return true;
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            _abandoned = true;
        }
        catch (Exception exception)
        {
            _failure = Failures.Of(exception, Work.Source.File, Work.Source.Sha256, stage);
        }

        Work.Dispose();
        return false;
    }

    /// <summary>What came of it; null when it was given up.</summary>
    public AnalysisOutcome? Outcome()
    {
        if (_abandoned)
            return null;
        if (_failure is not null)
            return new AnalysisOutcome(null, _failure);
        var decoded = Work.Decoded ?? throw new InvalidOperationException("an item without a decoded photo or a failure");
        var facts = new PhotoFacts
        {
            Source = Work.Source,
            Format = decoded.Format,
            Width = decoded.Width,
            Height = decoded.Height,
            Orientation = decoded.Orientation,
            Damage = decoded.Damage,
            FromPreview = decoded.FromPreview,
            Metadata = Work.Metadata,
            Measurements = Work.Measurements,
            Faces = Work.Faces,
        };
        var warning = decoded.Warning is { } message
            ? new PhotoFailure(Work.Source.File, Work.Source.Sha256, PhotoStage.Decode, FailureReason.WrongExtension, message, IsWarning: true)
            : null;
        return new AnalysisOutcome(facts, warning);
    }

    public void Dispose() => Work.Dispose();
}
