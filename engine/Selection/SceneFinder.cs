namespace Bpp.Engine.Selection;

/// <summary>
/// Scenes: looser than groups, so that picks can vary. A group's members share its anchor's scene; other photos join the nearest
/// scene that began within <see cref="DuplicateOptions.SceneLength"/> before them, or begin one.
/// </summary>
public static class SceneFinder
{
    // A camera that takes more different pictures than this in an hour finds only the latest again.
    private const int MostOpenScenes = 1000;

    /// <summary>One link per photo that joined an earlier photo's scene, in the library's order.</summary>
    /// <param name="photos">All photos in the library's order: times, where known, ascending.</param>
    /// <param name="groups">What <see cref="DuplicateGroups.Find"/> made of the same photos.</param>
    /// <param name="options">Thresholds.</param>
    public static List<PhotoLink> Find(IReadOnlyList<SelectionPhoto> photos, IReadOnlyList<PhotoLink> groups, DuplicateOptions options)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(options);
        if (options.SceneBits == 0)
            return [];
        var anchorOf = groups.ToDictionary(link => link.Member, link => link.Anchor);
        var sceneOf = new int[photos.Count];
        var open = new RecentAnchors(options.SceneLength, MostOpenScenes);
        var links = new List<PhotoLink>();
        for (var photo = 0; photo < photos.Count; photo++)
        {
            var scene = anchorOf.TryGetValue(photo, out var anchor) ? sceneOf[anchor]
                : photos[photo].Time is { } time ? open.Nearest(photos, photo, time, options.SceneBits, requireTelling: true)
                : -1;
            sceneOf[photo] = scene >= 0 ? scene : photo;
            if (scene >= 0)
                links.Add(new PhotoLink(scene, photo));
            else if (photos[photo].Time is not null)
                open.Add(photo);
        }

        return links;
    }
}
