namespace Bpp.Engine.People;

/// <summary>One face of a person.</summary>
/// <param name="FaceId">Until its photo is analysed again.</param>
/// <param name="PhotoId">Its photo.</param>
/// <param name="Path">Of the photo.</param>
/// <param name="TakenAt">Wall clock.</param>
/// <param name="How">decided, file or clustered.</param>
/// <param name="Similarity">Mean cosine to the person's faces, when clustered.</param>
public sealed record PersonFace(long FaceId, long PhotoId, string Path, DateTime? TakenAt, string How, float? Similarity);
