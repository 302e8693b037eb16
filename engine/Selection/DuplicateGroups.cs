namespace Bpp.Engine.Selection;

/// <summary>
/// Groups of near-duplicates. Photos are taken in the library's order (time, then path); each joins the nearest earlier anchor it
/// is a pair with, or becomes an anchor. A group is therefore never a chain: every member is a pair with its anchor itself.
/// </summary>
/// <remarks>
/// Two photos are a pair when both hashes agree: within <see cref="DuplicateOptions.Window"/> of each other to
/// <see cref="DuplicateOptions.WindowBits"/>; at any distance in time to <see cref="DuplicateOptions.LibraryBits"/>, unless their
/// hashes say too little (<see cref="Fingerprint.IsTelling"/>). Hashes that say too little must be equal even within the window.
/// </remarks>
public static class DuplicateGroups
{
    /// <summary>One link per photo that joined an anchor, in the library's order.</summary>
    /// <param name="photos">All photos in the library's order: times, where known, ascending.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="ct">Stops the search.</param>
    public static List<PhotoLink> Find(IReadOnlyList<SelectionPhoto> photos, DuplicateOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentNullException.ThrowIfNull(options);
        var looks = new DistinctLooks(photos, options, ct);
        var recent = new RecentAnchors(options.Window, int.MaxValue);
        var links = new List<PhotoLink>();
        for (var photo = 0; photo < photos.Count; photo++)
        {
            var anchor = looks.NearestAnchor(photo);
            if (photos[photo].Time is { } time)
                anchor = Nearer(photos, photo, anchor, recent.Nearest(photos, photo, time, options.WindowBits, requireTelling: true));
            if (anchor >= 0)
            {
                links.Add(new PhotoLink(anchor, photo));
                continue;
            }

            looks.BecomeAnchor(photo);
            if (photos[photo].Time is not null)
                recent.Add(photo);
        }

        return links;
    }

    private static int Nearer(IReadOnlyList<SelectionPhoto> photos, int photo, int one, int other)
    {
        if (one < 0 || other < 0)
            return Math.Max(one, other);
        var (toOne, toOther) = (photos[photo].Fingerprint.DistanceTo(photos[one].Fingerprint), photos[photo].Fingerprint.DistanceTo(photos[other].Fingerprint));
        return toOne == toOther ? Math.Min(one, other) : toOne < toOther ? one : other;
    }
}
