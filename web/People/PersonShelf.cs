namespace Bpp.Web.People;

/// <summary>One of the tabs of the People page.</summary>
/// <param name="Key">known, unnamed, other or dismissed: <c>person_cards.shelf</c>.</param>
/// <param name="Title">English.</param>
/// <param name="Count">People on it.</param>
internal sealed record PersonShelf(string Key, string Title, long Count)
{
    public static IReadOnlyList<(string Key, string Title)> All { get; } = [("known", Texts.Key("Named")), ("unnamed", Texts.Key("Unnamed")), ("other", Texts.Key("Others")), ("dismissed", Texts.Key("Dismissed"))];
}
