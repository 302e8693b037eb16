using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>UltraFace over the whole frame and over overlapping tiles of it, and a second opinion on each face, without which it finds too much.</summary>
internal sealed class CascadeDetector(UltraFace network, FaceFilter filter) : IFaceDetector
{
    private const float Threshold = 0.7f;

    // A tile and the whole frame draw a face's box differently; these mean one face.
    private const float SameOverlap = 0.3f;

    private const float SameNesting = 0.7f;

    public string Id => network.Id + filter.Ids;

    public IReadOnlyList<DetectedFace> Detect(Frame frame, CancellationToken cancellationToken)
    {
        var found = network.Find(frame, new PixelBox(0, 0, frame.Width, frame.Height), Threshold);
        foreach (var tile in Tiles.Over(frame.Width, frame.Height))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(network.Find(frame, tile, Threshold).Where(candidate => Tiles.SeesAllOf(candidate.Box, tile, frame.Width, frame.Height)));
        }

        return filter.Faces(frame, Suppression.Keep(found, SameOverlap, SameNesting), cancellationToken);
    }
}
