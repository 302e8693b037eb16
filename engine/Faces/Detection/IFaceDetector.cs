using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>Finds the faces in a frame. Thread-safe: many frames may be searched at once.</summary>
public interface IFaceDetector
{
    /// <summary>Ids of the models that look, joined by '+'.</summary>
    string Id { get; }

    /// <summary>All faces, from the most to the least confident; there is no greatest number.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    IReadOnlyList<DetectedFace> Detect(Frame frame, CancellationToken cancellationToken);
}
