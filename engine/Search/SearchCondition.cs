namespace Bpp.Engine.Search;

/// <summary>A condition on <c>photo</c>, a row of photos.</summary>
/// <param name="Sql">In one line.</param>
/// <param name="Says">In words.</param>
/// <param name="Kind">As <see cref="SearchChip.Kind"/>.</param>
internal sealed record SearchCondition(string Sql, string Says, string Kind)
{
    public int Start { get; init; }

    public int End { get; init; }
}
