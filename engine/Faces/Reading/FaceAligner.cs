using System.Numerics;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Where a face lies in a frame, as the upright 112×112 picture that recognition networks learn from (the ArcFace template).</summary>
internal static class FaceAligner
{
    public const int Size = 112;

    private static readonly Vector2[] Template =
        [new(38.2946f, 51.6963f), new(73.5318f, 51.5014f), new(56.0252f, 71.7366f), new(41.5493f, 92.3655f), new(70.7299f, 92.2041f)];

    /// <summary>Eyes of the template, image-left and image-right.</summary>
    public static (Vector2 Left, Vector2 Right) Eyes => (Template[0], Template[1]);

    /// <summary>From template to frame pixels.</summary>
    public static Similarity Align(FaceMarks marks) =>
        Similarity.Fit(Template, [marks.LeftEye, marks.RightEye, marks.Nose, marks.LeftMouth, marks.RightMouth]);
}
