namespace Bpp.Engine.Selection;

/// <summary>A photo's place in a group or scene: indexes into the photos that were grouped.</summary>
/// <param name="Anchor">The group's first photo.</param>
/// <param name="Member">The photo that joined it.</param>
public readonly record struct PhotoLink(int Anchor, int Member);
