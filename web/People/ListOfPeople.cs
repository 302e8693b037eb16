using Bpp.Web.Lists;

namespace Bpp.Web.People;

/// <summary>Part of a shelf.</summary>
/// <param name="People">In order.</param>
/// <param name="HasMore">There are people after these.</param>
/// <param name="Statement">The query of the whole shelf.</param>
internal sealed record ListOfPeople(IReadOnlyList<PersonCard> People, bool HasMore, ListStatement Statement);
