using Bpp.Engine.Faces;

namespace Bpp.Engine.People;

/// <summary>
/// Finds the face a decision is about. Decisions name a content and a box, because face ids do not outlive an analysis and another
/// detector draws the box a little differently.
/// </summary>
internal sealed class FaceResolver(IEnumerable<StoredFace> faces)
{
    /// <summary>Two boxes mean the same face from this overlap on.</summary>
    public const float SameFace = 0.4f;

    private readonly ILookup<string, StoredFace> _byPhoto = faces.ToLookup(face => face.Sha256, StringComparer.Ordinal);

    /// <summary>The face that overlaps the box most; null when there is none.</summary>
    public StoredFace? Find(string? sha256, FaceBox? box)
    {
        if (sha256 is null || box is not { } wanted)
            return null;
        var best = _byPhoto[sha256].MaxBy(face => face.Box.Overlap(wanted));
        return best is not null && best.Box.Overlap(wanted) >= SameFace ? best : null;
    }
}
