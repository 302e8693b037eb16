namespace Bpp.Engine.People.Clustering;

/// <summary>What clustering knows of a face besides its vector.</summary>
/// <param name="Photo">Faces of one photo are different people.</param>
/// <param name="Quality">0–1.</param>
/// <param name="Person">Who the user says it is; faces with one answer stay together, with two stay apart. Null: nobody said.</param>
/// <param name="Earlier">Where an earlier run put it, when that still holds: a person, or any name of a group. Null: it is new.</param>
/// <param name="IsDrawn">No analysis saw a face there: a poor one is whose the user says, but tells nothing about how they look.</param>
internal readonly record struct FaceSample(long Photo, float Quality, string? Person = null, string? Earlier = null, bool IsDrawn = false);
