namespace Bpp.Engine.People;

/// <summary>A row of <c>face_pairs_to_review</c>: two people who may be one.</summary>
/// <param name="KeyA">One.</param>
/// <param name="TitleA">Its name or key.</param>
/// <param name="PhotosA">Its photos.</param>
/// <param name="KeyB">The other.</param>
/// <param name="TitleB">Its name or key.</param>
/// <param name="PhotosB">Its photos.</param>
/// <param name="Similarity">Mean cosine of their faces.</param>
public sealed record PersonPair(string KeyA, string TitleA, long PhotosA, string KeyB, string TitleB, long PhotosB, float Similarity);
