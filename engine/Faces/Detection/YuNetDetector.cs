using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>YuNet over the whole frame, a larger look where faces are small, and a second opinion on each face.</summary>
/// <param name="check">Null where the models for it are missing: then only what YuNet is very sure of counts.</param>
internal sealed class YuNetDetector(YuNet network, FaceCheck? check) : IFaceDetector
{
    private const int FirstSide = 640;

    private const int SecondSide = 1024;

    private const float Threshold = 0.7f;

    private const float UncheckedThreshold = 0.85f;

    /// <summary>Where one face is this small a share of the long side, smaller ones are near.</summary>
    private const float SmallFace = 0.06f;

    public string Id => check is null ? network.Id : $"{network.Id}+{check.Id}";

    public IReadOnlyList<DetectedFace> Detect(Frame frame, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var threshold = check is null ? UncheckedThreshold : Threshold;
        var found = network.Find(frame, FirstSide, threshold);
        var longSide = Math.Max(frame.Width, frame.Height);
        if (network.SeesAnySize && longSide > FirstSide && found.Exists(candidate => candidate.Box.Side < SmallFace * longSide))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found = Suppression.Keep(found.Concat(network.Find(frame, SecondSide, threshold)));
        }

        return FoundFaces.Of(frame, found, check, CheckStrictness.ForYuNet, cancellationToken);
    }
}
