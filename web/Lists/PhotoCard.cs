namespace Bpp.Web.Lists;

/// <summary>What a tile of a grid shows of one photo.</summary>
/// <param name="Id">photo_id.</param>
/// <param name="Hash">SHA-256, which addresses its pictures.</param>
/// <param name="Name">File name.</param>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">Pixels, upright.</param>
/// <param name="TakenAt">Wall clock; null when unknown.</param>
/// <param name="Kind">photo, raw or video.</param>
/// <param name="Score">0-1; null when not measured.</param>
/// <param name="Favourite">The user's.</param>
/// <param name="Rating">Stars, 0-5; null when none were given.</param>
/// <param name="Label">Colour label.</param>
/// <param name="State">include, exclude, or null.</param>
/// <param name="Picked">Among the picks.</param>
/// <param name="Alike">Photos in its near-duplicate group; 0 when it has none.</param>
/// <param name="GroupId">Its near-duplicate group.</param>
/// <param name="Keeper">The one of its group that may be picked.</param>
/// <param name="Faces">Faces found.</param>
/// <param name="Moving">Content that holds its moving part, a video or the photo itself; null unless it is a Live or motion photo.</param>
/// <param name="Burst">The burst it stands for, where bursts are stacks.</param>
/// <param name="Shots">Photos of that burst in the list; 0 when it stands for itself.</param>
internal sealed record PhotoCard(
    long Id,
    string Hash,
    string Name,
    int Width,
    int Height,
    DateTime? TakenAt,
    string Kind,
    double? Score,
    bool Favourite,
    int? Rating,
    string? Label,
    string? State,
    bool Picked,
    long Alike,
    long? GroupId,
    bool Keeper,
    long Faces,
    string? Moving = null,
    long? Burst = null,
    int Shots = 0);
