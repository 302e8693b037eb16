using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>YuNet over the whole frame, a larger look where faces are small, and a second opinion on each face.</summary>
internal sealed class YuNetDetector(YuNet network, FaceFilter filter) : IFaceDetector
{
    private const int FirstSide = 640;

    private const int SecondSide = 1024;

    private const float Threshold = 0.7f;

    // Where nobody gives a second opinion, only what it is very sure of counts.
    private const float UncheckedThreshold = 0.85f;

    /// <summary>Where one face is this small a share of the long side, smaller ones are near.</summary>
    private const float SmallFace = 0.06f;

    public string Id => network.Id + filter.Ids;

    public IReadOnlyList<DetectedFace> Detect(Frame frame, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var threshold = filter.Checks ? Threshold : UncheckedThreshold;
        var found = network.Find(frame, FirstSide, threshold);
        var longSide = Math.Max(frame.Width, frame.Height);
        if (network.SeesAnySize && longSide > FirstSide && found.Exists(candidate => candidate.Box.Side < SmallFace * longSide))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found = Suppression.Keep(found.Concat(network.Find(frame, SecondSide, threshold)));
        }

        return filter.Faces(frame, found, cancellationToken);
    }
}
