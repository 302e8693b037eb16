namespace Bpp.Engine.Faces;

/// <summary>What a search for faces in one photo found.</summary>
/// <param name="Models">Ids of the models that looked, joined by '+'.</param>
/// <param name="Faces">From the most to the least confident; empty when there is none.</param>
public sealed record PhotoFaces(string Models, IReadOnlyList<FaceFacts> Faces);
