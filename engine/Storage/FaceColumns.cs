using Bpp.Engine.Faces;

namespace Bpp.Engine.Storage;

/// <summary>The columns of a face, which stand in several tables under the same names.</summary>
internal static class FaceColumns
{
    /// <summary><c>x</c>, <c>y</c>, <c>width</c> and <c>height</c>.</summary>
    public static TableAppender<T> Box<T>(this TableAppender<T> appender, Func<T, FaceBox> box) => appender
        .Single("x", row => box(row).X)
        .Single("y", row => box(row).Y)
        .Single("width", row => box(row).Width)
        .Single("height", row => box(row).Height);

    /// <summary>What was read of it, without its box, its origin and its embedding.</summary>
    public static TableAppender<T> Face<T>(this TableAppender<T> appender, Func<T, FaceFacts> face) => appender
        .SingleList("landmarks", row => face(row).Landmarks)
        .Single("edge_width", row => face(row).EdgeWidth)
        .Single("brightness", row => face(row).Brightness)
        .Single("clipped", row => face(row).Clipped)
        .Single("yaw", row => face(row).Yaw)
        .Single("pitch", row => face(row).Pitch)
        .Single("roll", row => face(row).Roll)
        .Single("left_eye_open", row => face(row).LeftEyeOpen)
        .Single("right_eye_open", row => face(row).RightEyeOpen)
        .Single("smile", row => face(row).Smile)
        .Single("quality", row => face(row).Quality);
}
