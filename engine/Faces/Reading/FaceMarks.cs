using System.Numerics;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Where the parts of a face lie: 68 points in iBUG order, in frame pixels.</summary>
/// <param name="points">68 points; owned by this object.</param>
/// <param name="jitter">See <see cref="Jitter"/>.</param>
internal sealed class FaceMarks(Vector2[] points, float jitter)
{
    public const int Count = 68;

    /// <summary>Points before this one follow the jaw, which is the least certain part.</summary>
    public const int FirstInner = 17;

    public ReadOnlySpan<Vector2> Points => points;

    /// <summary>
    /// Mean distance of the points of two different looks, in distances of the eyes: .03 on faces; large where there is none,
    /// because the points then follow the window.
    /// </summary>
    public float Jitter { get; } = jitter;

    public Vector2 LeftEye { get; } = (points[37] + points[38] + points[40] + points[41]) / 4;

    public Vector2 RightEye { get; } = (points[43] + points[44] + points[46] + points[47]) / 4;

    public Vector2 Nose => points[30];

    public Vector2 LeftMouth => points[48];

    public Vector2 RightMouth => points[54];

    /// <summary>Pixels between the two eyes.</summary>
    public float EyeDistance => Vector2.Distance(LeftEye, RightEye);

    /// <summary>Radians the head leans, positive clockwise.</summary>
    public float Roll => MathF.Atan2(RightEye.Y - LeftEye.Y, RightEye.X - LeftEye.X);

    /// <summary>Corners of the image-left or image-right eye.</summary>
    public (Vector2 Outer, Vector2 Inner) EyeCorners(bool right) => right ? (points[42], points[45]) : (points[36], points[39]);
}
