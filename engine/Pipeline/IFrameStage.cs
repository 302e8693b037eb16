namespace Bpp.Engine.Pipeline;

/// <summary>
/// A block that turns a decoded frame into numbers (measure; later faces, embed). Thread-safe: the pipeline calls it
/// from several threads at once, one photo each, and never for a photo without a frame.
/// </summary>
public interface IFrameStage
{
    PhotoStage Stage { get; }

    /// <summary>Part of the analyser version: raised when the same frame would give other numbers.</summary>
    string Version { get; }

    /// <exception cref="PhotoException">The photo's pixels cannot be measured.</exception>
    void Run(PhotoWork work, CancellationToken cancellationToken);
}
