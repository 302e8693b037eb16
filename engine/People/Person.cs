namespace Bpp.Engine.People;

/// <summary>A row of the view <c>people</c>.</summary>
/// <param name="Key">p… decided, n… named in files, c… found by likeness.</param>
/// <param name="Name">Null while nobody named it.</param>
/// <param name="Photos">Active photos it is in.</param>
/// <param name="Faces">Its faces.</param>
/// <param name="FirstTaken">Wall clock; null when no photo is dated.</param>
/// <param name="LastTaken">Wall clock.</param>
/// <param name="IsSignificant">Named, or in four photos, and not dismissed.</param>
/// <param name="DismissedAs">not_a_person or not_interesting.</param>
/// <param name="Excluded">Kept out of the picks.</param>
/// <param name="Boosted">Preferred in the picks.</param>
/// <param name="AvatarFaceId">The face to show.</param>
public sealed record Person(
    string Key,
    string? Name,
    long Photos,
    long Faces,
    DateTime? FirstTaken,
    DateTime? LastTaken,
    bool IsSignificant,
    string? DismissedAs,
    bool Excluded,
    bool Boosted,
    long? AvatarFaceId)
{
    /// <summary>The name, or the key of an unnamed person.</summary>
    public string Title => Name ?? Key;
}
