namespace Bpp.Engine.Search;

/// <summary>An album that a search may name: a row of the view albums.</summary>
/// <param name="Name">View or key.</param>
/// <param name="Title">As shown.</param>
/// <param name="Kind">smart, manual or sql.</param>
public sealed record SearchAlbum(string Name, string Title, string Kind)
{
    /// <summary>Of an album in SQL: works out what is in it.</summary>
    public Func<List<long>>? Photos { get; init; }
}
