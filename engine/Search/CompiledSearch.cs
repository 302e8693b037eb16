namespace Bpp.Engine.Search;

/// <summary>A search as SQL.</summary>
/// <param name="Sql">Selects <c>photo_id</c> of active photos, or of hidden ones where <c>is:hidden</c> asks for them, each once, in no order. Made of fixed parts: what was typed is in the parameters only.</param>
/// <param name="Parameters">For <c>$1</c>, <c>$2</c>, …: texts, numbers, dates.</param>
/// <param name="Description">The search in words, such as "photos with Emma, taken in July 2023"; "all photos" for an empty one.</param>
/// <param name="Chips">The conditions that all must hold, in the order they were written.</param>
public sealed record CompiledSearch(string Sql, IReadOnlyList<object> Parameters, string Description, IReadOnlyList<SearchChip> Chips)
{
    /// <summary>View that has the rows of what is found: <c>photos</c>, or <c>all_photos</c> when hidden ones were asked for.</summary>
    public string From { get; init; } = "photos";
}

