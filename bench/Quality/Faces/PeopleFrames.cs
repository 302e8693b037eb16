using Bpp.Engine.Faces;
using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Faces.Reading;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Bench.Quality.Faces;

/// <summary>Every face of a frame, as an analysis stores them.</summary>
internal sealed class PeopleFrames(ModelStore models)
{
    private readonly IFaceDetector _detector = FaceDetectors.Create(models) ?? throw new InvalidOperationException("no face detector is installed");

    private readonly FaceReader _reader = FaceReader.Open(models) ?? throw new InvalidOperationException("no model for the parts of a face is installed");

    public IReadOnlyList<FaceFacts> Read(Frame frame) => [.. _detector.Detect(frame, CancellationToken.None).Select(face => _reader.Read(frame, face))];
}
