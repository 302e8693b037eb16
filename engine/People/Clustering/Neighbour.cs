namespace Bpp.Engine.People.Clustering;

/// <summary>Two rows that are alike.</summary>
/// <param name="A">The lower row.</param>
/// <param name="B">The higher row.</param>
/// <param name="Similarity">Cosine.</param>
internal readonly record struct Neighbour(int A, int B, float Similarity);
