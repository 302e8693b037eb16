using DuckDB.NET.Data;

namespace Bpp.Engine.Measuring;

/// <summary>Keeps <c>facts.series_context</c>: how each photo of a near-duplicate group differs from its own series.</summary>
public static class SeriesContext
{
    private const string Statement = """
        delete from facts.series_context;
        insert into facts.series_context from series_comparison;
        """;

    /// <summary>Recomputes the table from the current groups and measurements; call it in the transaction that wrote the groups.</summary>
    public static void Refresh(DuckDBConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Statement;
        command.ExecuteNonQuery();
    }
}
