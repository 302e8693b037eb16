namespace Bpp.Engine.Organise;

/// <summary>A row of the view <c>albums</c>.</summary>
/// <param name="Name">Its view, or the key of one the user made.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Kind">smart, manual, sql.</param>
/// <param name="Count">Photos; null where nobody counted them, or where an album in SQL is broken.</param>
/// <param name="Hidden">The user does not want to see it.</param>
/// <param name="ParentKey">The album it is in; null at the top.</param>
public sealed record Album(string Name, string Title, string Kind, long? Count, bool Hidden, string? ParentKey)
{
    /// <summary>Why an album in SQL cannot be shown; null where it can, or where nobody tried.</summary>
    public string? Problem { get; init; }
}
