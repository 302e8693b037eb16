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

    /// <summary>The face in a box that somebody drew; of quality 0 when there is none that can be read.</summary>
    public FaceFacts ReadDrawn(Frame frame, FaceBox box) => ReadPlaced(frame, box, FaceOrigin.Drawn);

    private List<FaceFacts> Named(Frame frame, IReadOnlyList<NamedRegion> regions, List<FaceFacts> found)
    {
        var named = new List<FaceFacts>();
        foreach (var region in regions)
        {
            if (!found.Concat(named).Any(face => face.Box.Overlap(region.Box) >= FaceBox.SameFace))
                named.Add(ReadPlaced(frame, region.Box, FaceOrigin.File));
        }

        return named;
    }

    // Somebody says there is a face, seen from behind perhaps.
    private FaceFacts ReadPlaced(Frame frame, FaceBox box, FaceOrigin origin) =>
        reader.Read(frame, box, origin) ?? new FaceFacts { Origin = origin, Box = box, Confidence = 0, Quality = 0 };
}
