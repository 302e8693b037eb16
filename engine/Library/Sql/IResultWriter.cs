namespace Bpp.Engine.Library.Sql;

/// <summary>Receives a result row by row.</summary>
public interface IResultWriter
{
    void Begin(IReadOnlyList<string> columns);

    /// <param name="values">Reused for the next row; null for SQL's null.</param>
    void Row(IReadOnlyList<object?> values);

    void End();
}
