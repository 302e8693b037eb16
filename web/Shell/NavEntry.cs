namespace Bpp.Web.Shell;

/// <summary>A line of the sidebar.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="Icon">One of <c>npm/icons.txt</c>.</param>
/// <param name="Count">Photos or things behind it; null where that says nothing.</param>
internal sealed record NavEntry(string Address, string Title, string Icon, long? Count = null);
