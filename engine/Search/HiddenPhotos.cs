namespace Bpp.Engine.Search;

/// <summary>
/// <c>is:hidden</c>, the one condition that is met by no active photo. A search that has it beside its other parts looks through what
/// the user hid, any other through active photos; so a hidden photo is never found unless hidden photos alone were asked for.
/// </summary>
internal static class HiddenPhotos
{
    /// <summary>Whether all parts together ask for hidden photos.</summary>
    /// <exception cref="SearchException">One of them does so with "or", or deep within.</exception>
    public static bool AreAskedFor(IReadOnlyList<SearchNode> parts)
    {
        foreach (var part in parts)
        {
            if (part is not (FieldIs or Not { Part: FieldIs }) && Mention(part) is { } hidden)
                throw new SearchException("is:hidden looks through hidden photos only: write it beside the other words, without or and parentheses", hidden.Start, hidden.End - hidden.Start);
        }

        return parts.Any(part => part is FieldIs && Mention(part) is not null);
    }

    private static SearchNode? Mention(SearchNode node) => node switch
    {
        FieldIs { Field.Name: "is" } field => SearchChoices.Canonical(field.Value) == "hidden" ? field : null,
        AllOf all => all.Parts.Select(Mention).FirstOrDefault(found => found is not null),
        AnyOf any => any.Parts.Select(Mention).FirstOrDefault(found => found is not null),
        Not not => Mention(not.Part),
        _ => null,
    };
}
