namespace Bpp.Engine.People;

/// <summary>What the user, or the photo's own metadata, says about one face.</summary>
/// <param name="Person">Key; null: nobody's.</param>
/// <param name="How">decided, file or dismissed, as in <c>facts.face_people</c>.</param>
internal sealed record FaceDecision(string? Person, string How)
{
    public static FaceDecision Dismissed { get; } = new(null, "dismissed");
}
