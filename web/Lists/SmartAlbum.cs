namespace Bpp.Web.Lists;

/// <param name="Name">Its view, or key.</param>
/// <param name="Title">In English.</param>
/// <param name="Kind">smart, sql or manual.</param>
/// <param name="Count">Photos; null where nobody counted.</param>
/// <param name="Hidden">The user does not want to see it.</param>
/// <param name="Cover">Content of its cover, of one the user made.</param>
/// <param name="Form">Of one in SQL: where, sql or rules.</param>
/// <param name="Problem">Why one in SQL cannot be shown, and what may mend it; null where it can.</param>
internal sealed record SmartAlbum(string Name, string Title, string Kind, long? Count, bool Hidden, string? Cover, string? Form, string? Problem = null);
