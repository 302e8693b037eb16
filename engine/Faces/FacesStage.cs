using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Faces.Reading;
using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Engine.Models;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Faces;

/// <summary>Looks for faces in the shared frame and reads each. A region the file names, where the detector saw nothing, is read too.</summary>
public sealed class FacesStage(IFaceDetector detector, FaceReader reader) : IFrameStage
{
    // The landmark model serves both.
    private readonly string _models = string.Join('+', $"{detector.Id}+{reader.Models}".Split('+').Distinct());

    public PhotoStage Stage => PhotoStage.Faces;

    /// <summary>Another model finds other faces.</summary>
    public string Version => $"2({_models})";

    /// <summary>With the models the store has; null without a detector or without a model for the parts of a face.</summary>
    /// <exception cref="ModelException">An installed model is damaged.</exception>
    public static FacesStage? Open(ModelStore models) =>
        FaceDetectors.Create(models) is { } detector && FaceReader.Open(models) is { } reader ? new FacesStage(detector, reader) : null;

    public void Run(PhotoWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (work.Decoded?.Frame is not { } frame)
            return;
        var faces = new List<FaceFacts>();
        foreach (var face in detector.Detect(frame, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            faces.Add(reader.Read(frame, face));
        }

        faces.AddRange(Named(frame, work.Metadata.Regions, faces));
        work.Faces = new PhotoFaces(_models, faces);
    }

    private List<FaceFacts> Named(Frame frame, IReadOnlyList<NamedRegion> regions, List<FaceFacts> found)
    {
        var named = new List<FaceFacts>();
        foreach (var region in regions)
        {
            if (!found.Concat(named).Any(face => face.Box.Overlap(region.Box) >= FaceBox.SameFace))
                named.Add(reader.Read(frame, region.Box, FaceOrigin.File) ?? Unread(region.Box));
        }

        return named;
    }

    // The file says there is somebody, seen from behind perhaps.
    private static FaceFacts Unread(FaceBox box) => new() { Origin = FaceOrigin.File, Box = box, Confidence = 0, Quality = 0 };
}
