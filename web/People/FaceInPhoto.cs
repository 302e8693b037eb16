namespace Bpp.Web.People;

/// <summary>One face of a photo.</summary>
/// <param name="FaceId">Until the photo is analysed again.</param>
/// <param name="PersonKey">Whose it is; null while unsure.</param>
/// <param name="Person">Their name; null while unnamed.</param>
/// <param name="How">decided, file or clustered; null while unsure.</param>
/// <param name="X">Left edge, 0-1 of the upright photo.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Share of the photo's width.</param>
/// <param name="Height">Share of the photo's height.</param>
/// <param name="PersonPhotos">In how many photos the person is.</param>
/// <param name="Picture">Address of the cut-out.</param>
internal sealed record FaceInPhoto(
    long FaceId,
    string? PersonKey,
    string? Person,
    string? How,
    float X,
    float Y,
    float Width,
    float Height,
    long PersonPhotos,
    string Picture);
