namespace Bpp.Engine.Selection;

/// <summary>What grouping knows of one photo.</summary>
/// <param name="PhotoId">Its id.</param>
/// <param name="Fingerprint">Its hashes.</param>
/// <param name="Time">When it was taken; null unless a camera or service stated it to the second.</param>
public readonly record struct SelectionPhoto(long PhotoId, Fingerprint Fingerprint, DateTime? Time);
