using Bpp.Engine.Faces;

namespace Bpp.Engine.People;

/// <summary>A face while what was said about it is applied, event by event.</summary>
/// <param name="Stored">As an analysis found it; of a drawn one the photo alone counts.</param>
/// <param name="DrawnBy">The event that says there is a face; null: it was found.</param>
internal sealed record FaceState(StoredFace Stored, long? DrawnBy)
{
    /// <summary>Where it is by now.</summary>
    public FaceBox Box { get; set; } = Stored.Box;

    /// <summary>Whose it is by now; null: nobody said.</summary>
    public FaceDecision? Decision { get; set; }
}
