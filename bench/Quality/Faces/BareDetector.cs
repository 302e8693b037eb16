using Bpp.Engine.Faces;
using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Bench.Quality.Faces;

/// <summary>The detector's network alone, one look at the whole frame.</summary>
internal sealed class BareDetector
{
    private const float Threshold = 0.7f;

    private readonly Func<Frame, List<Candidate>> _find;

    public BareDetector(ModelStore models)
    {
        var entry = models.Active(ModelRole.FaceDetector)!;
        if (entry.Recipe == "yunet")
        {
            var yunet = new YuNet(models.Load(entry));
            _find = frame => yunet.Find(frame, 640, Threshold);
        }
        else
        {
            var ultraFace = new UltraFace(models.Load(entry));
            _find = frame => ultraFace.Find(frame, new PixelBox(0, 0, frame.Width, frame.Height), Threshold);
        }
    }

    public FaceBox[] Detect(Frame frame) => [.. _find(frame).Select(candidate => candidate.Box.InSharesOf(frame))];
}
