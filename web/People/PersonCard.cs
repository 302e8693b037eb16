namespace Bpp.Web.People;

/// <summary>A row of the view <c>person_cards</c>.</summary>
/// <param name="Key">Of the person.</param>
/// <param name="Name">Null while nobody named it.</param>
/// <param name="Photos">Active photos.</param>
/// <param name="Faces">Its faces.</param>
/// <param name="FirstTaken">Wall clock.</param>
/// <param name="LastTaken">Wall clock.</param>
/// <param name="Shelf">known, unnamed, other or dismissed.</param>
/// <param name="DismissedAs">not_a_person or not_interesting.</param>
/// <param name="Excluded">Kept out of the picks.</param>
/// <param name="Boosted">Preferred in the picks.</param>
/// <param name="Avatar">Address of the picture; null when there is none.</param>
internal sealed record PersonCard(
    string Key,
    string? Name,
    long Photos,
    long Faces,
    DateTime? FirstTaken,
    DateTime? LastTaken,
    string Shelf,
    string? DismissedAs,
    bool Excluded,
    bool Boosted,
    string? Avatar);
