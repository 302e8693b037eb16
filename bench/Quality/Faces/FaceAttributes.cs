using Bpp.Engine.Faces;
using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Faces.Reading;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Bench.Quality.Faces;

/// <summary>What the models of one pack say about the faces of a photo.</summary>
internal sealed class FaceAttributes(ModelStore models)
{
    private readonly IFaceDetector _detector = FaceDetectors.Create(models) ?? throw new InvalidOperationException("no face detector is installed");

    private readonly FaceReader _reader = FaceReader.Open(models) ?? throw new InvalidOperationException("no model for the parts of a face is installed");

    /// <summary>Every face, as an analysis stores them.</summary>
    public IReadOnlyList<FaceFacts> All(Frame frame) => [.. _detector.Detect(frame, CancellationToken.None).Select(face => _reader.Read(frame, face))];

    /// <summary>The largest face; null when none is found.</summary>
    public FaceFacts? MainFace(Frame frame) =>
        _detector.Detect(frame, CancellationToken.None).MaxBy(face => face.Box.Width * face.Box.Height) is { } face ? _reader.Read(frame, face) : null;

    /// <summary>The largest face, or what the whole picture shows if it is a face cut out so closely that detectors miss it.</summary>
    public FaceFacts? OfCrop(Frame frame) => MainFace(frame) ?? _reader.Read(frame, new FaceBox(0, 0, 1, 1), FaceOrigin.Drawn);
}
