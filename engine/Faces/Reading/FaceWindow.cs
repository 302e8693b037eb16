using System.Numerics;

namespace Bpp.Engine.Faces.Reading;

/// <summary>A square around a face.</summary>
/// <param name="Centre">In frame pixels.</param>
/// <param name="Side">Frame pixels.</param>
/// <param name="Roll">How far it is turned around its centre, radians clockwise.</param>
internal readonly record struct FaceWindow(Vector2 Centre, float Side, float Roll)
{
    public bool IsFinite => float.IsFinite(Centre.X + Centre.Y + Side + Roll) && Side >= 1;

    /// <summary>Radians between two windows, 0–π.</summary>
    public float TurnFrom(FaceWindow other) => MathF.Abs(MathF.IEEERemainder(Roll - other.Roll, MathF.Tau));

    /// <summary>How far a window has moved, or how much it has grown or shrunk, whichever is more; in its sides.</summary>
    public float MoveFrom(FaceWindow other) => Math.Max(Vector2.Distance(Centre, other.Centre), MathF.Abs(Side - other.Side)) / Side;
}
