namespace Bpp.Web.People;

/// <summary>Who is in a photo.</summary>
/// <param name="Faces">From left to right.</param>
/// <param name="Others">People said to be in it though no face shows them.</param>
internal sealed record PeopleInPhoto(IReadOnlyList<FaceInPhoto> Faces, IReadOnlyList<PersonCard> Others);
