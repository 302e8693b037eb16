namespace Bpp.Engine.Faces.Reading;

/// <summary>How far a face's embedding can be trusted: the product of what each weakness leaves.</summary>
internal static class FaceQuality
{
    /// <param name="eyeDistance">Pixels between the eyes, in the frame.</param>
    /// <param name="reading">Focus and light.</param>
    /// <param name="yaw">Degrees; null where unknown.</param>
    /// <param name="pitch">Degrees; null where unknown.</param>
    /// <returns>0–1.</returns>
    public static float Of(float eyeDistance, FaceReading reading, float? yaw, float? pitch)
    {
        var size = Rising(eyeDistance, 6, 30);
        var sharp = 1 - Rising(reading.EdgeWidth, 1.5f, 6);
        var pose = 1 - (0.8f * Rising(MathF.Sqrt(Square(yaw ?? 0) + Square(pitch ?? 0)), 25, 75));
        var light = Rising(reading.Brightness, 0.03f, 0.2f) * (1 - Rising(reading.Clipped, 0.1f, 0.6f));
        return MathF.Sqrt(size) * MathF.Sqrt(0.2f + (0.8f * sharp)) * pose * MathF.Sqrt(0.1f + (0.9f * light));
    }

    private static float Rising(float value, float from, float to) => Math.Clamp((value - from) / (to - from), 0, 1);

    private static float Square(float value) => value * value;
}
