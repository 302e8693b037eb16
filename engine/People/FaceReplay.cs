using Bpp.Engine.Faces;

namespace Bpp.Engine.People;

/// <summary>
/// Faces as an analysis found them, and what was said about them in its order: somebody drew one, moved one, said whose it is. Words name a
/// content and a box as it was when they were spoken, because face ids do not outlive an analysis and another detector draws the box a
/// little differently; so each is understood where the words before it left the boxes.
/// </summary>
internal sealed class FaceReplay
{
    private readonly Dictionary<string, List<FaceState>> _photos = new(StringComparer.Ordinal);

    /// <param name="found">With the boxes as found.</param>
    public FaceReplay(IEnumerable<StoredFace> found)
    {
        foreach (var face in found)
            Of(face.Sha256).Add(new FaceState(face, null));
    }

    /// <summary>All faces as they are by now.</summary>
    public IEnumerable<FaceState> Faces => _photos.Values.SelectMany(faces => faces);

    /// <summary>Says whose a face is; without a face there, nothing.</summary>
    public void Say(string? sha256, FaceBox? box, FaceDecision decision)
    {
        if (Find(sha256, box) is { } face)
            face.Decision = decision;
    }

    /// <summary>Somebody drew a face. One that is there already is that face, in the drawn box, even if it had been set aside.</summary>
    /// <param name="photoId">Of the content.</param>
    /// <param name="sha256">The content.</param>
    /// <param name="box">Where.</param>
    /// <param name="eventId">The event that says so.</param>
    public void Draw(long photoId, string sha256, FaceBox box, long eventId)
    {
        var face = Find(sha256, box) ?? Add(photoId, sha256, box, eventId);
        face.Box = box;
        if (face.Decision == FaceDecision.Dismissed)
            face.Decision = null;
    }

    /// <summary>Somebody moved a face. Where the analysis of today sees none, there is one all the same.</summary>
    /// <param name="photoId">Of the content.</param>
    /// <param name="sha256">The content.</param>
    /// <param name="from">The box as it was.</param>
    /// <param name="to">The box as it is.</param>
    /// <param name="eventId">The event that says so.</param>
    public void Move(long photoId, string sha256, FaceBox? from, FaceBox to, long eventId)
    {
        var face = Find(sha256, from) ?? Find(sha256, to) ?? Add(photoId, sha256, to, eventId);
        face.Box = to;
    }

    /// <summary>The face that overlaps the box most; null when there is none.</summary>
    private FaceState? Find(string? sha256, FaceBox? box)
    {
        if (sha256 is null || box is not { } wanted || !_photos.TryGetValue(sha256, out var faces))
            return null;
        var best = faces.MaxBy(face => face.Box.Overlap(wanted));
        return best is not null && best.Box.Overlap(wanted) >= FaceBox.SameFace ? best : null;
    }

    private FaceState Add(long photoId, string sha256, FaceBox box, long eventId)
    {
        var face = new FaceState(new StoredFace(0, photoId, sha256, box, 0), eventId);
        Of(sha256).Add(face);
        return face;
    }

    private List<FaceState> Of(string sha256)
    {
        if (!_photos.TryGetValue(sha256, out var faces))
            _photos[sha256] = faces = [];
        return faces;
    }
}
