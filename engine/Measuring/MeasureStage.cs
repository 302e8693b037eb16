using System.Collections.Concurrent;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Measuring;

/// <summary>Turns the shared frame into <see cref="Measurements"/>. Pixels never leave it.</summary>
public sealed class MeasureStage : IFrameStage
{
    private readonly ConcurrentBag<FrameMeter> _meters = [];

    public PhotoStage Stage => PhotoStage.Measure;

    public string Version => "2";

    public void Run(PhotoWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (work.Decoded?.Frame is not { } frame)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        var meter = _meters.TryTake(out var idle) ? idle : new FrameMeter();
        try
        {
            work.Measurements = meter.Measure(frame);
        }
        finally
        {
            _meters.Add(meter);
        }
    }
}
