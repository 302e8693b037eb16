namespace Bpp.Engine.Faces.Detection;

/// <summary>How much agreement <see cref="FaceCheck"/> asks for, fitted to one detector.</summary>
/// <param name="ScoreWeight">What the detector's own score counts for, from <see cref="FaceCheck.UsualScore"/> on.</param>
/// <param name="Least">The least plausibility of a face.</param>
/// <param name="LargeExtra">How much more a large box needs: a face that fills the photo leaves no doubt, an apple that does leaves some.</param>
internal readonly record struct CheckStrictness(float ScoreWeight, float Least, float LargeExtra)
{
    /// <summary>YuNet's scores tell faces from things well: they count.</summary>
    public static CheckStrictness ForYuNet { get; } = new(1, 0.42f, 0.15f);

    /// <summary>UltraFace is as sure of an apple as of a face: its score says nothing beyond its threshold.</summary>
    public static CheckStrictness ForUltraFace { get; } = new(0, 0.4f, 0.1f);
}
