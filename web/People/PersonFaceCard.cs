namespace Bpp.Web.People;

/// <summary>One face of a person, to be looked at and picked out.</summary>
/// <param name="FaceId">Until its photo is analysed again.</param>
/// <param name="PhotoId">Its photo.</param>
/// <param name="Picture">Address of the cut-out.</param>
/// <param name="How">decided, file or clustered.</param>
/// <param name="Similarity">Mean cosine to the person's other faces, where likeness put it there.</param>
/// <param name="TakenAt">Wall clock.</param>
internal sealed record PersonFaceCard(long FaceId, long PhotoId, string Picture, string How, float? Similarity, DateTime? TakenAt);
