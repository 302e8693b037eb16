namespace Bpp.Engine.People.Clustering;

/// <summary>Where a face ended up.</summary>
/// <param name="Group">One row of the group; -1 = nobody is sure.</param>
/// <param name="Similarity">Mean cosine to the group.</param>
internal readonly record struct FaceGroup(int Group, float Similarity);
