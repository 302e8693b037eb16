namespace Bpp.Web.Shell;

/// <summary>Lines of the sidebar under one heading.</summary>
/// <param name="Title">Null: the first group has none.</param>
/// <param name="Entries">In order.</param>
/// <param name="Collapsed">Shown folded until the user opens it.</param>
internal sealed record NavGroup(string? Title, IReadOnlyList<NavEntry> Entries, bool Collapsed = false);
