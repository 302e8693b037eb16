using System.Data.Common;
using System.Reflection;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Library.Sql;

/// <summary>Reads the values of a result's column; null for SQL's null, also inside lists.</summary>
internal static class SqlColumn
{
    private static readonly MethodInfo ReadAs = typeof(SqlColumn).GetMethod(nameof(ReadList), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Func<DbDataReader, object?> ReaderOf(DbDataReader reader, int column)
    {
        var type = reader.GetFieldType(column);
        if (!IsList(type))
            return row => row.IsDBNull(column) ? null : Read(row, column, static (row, column) => row.GetValue(column));
        var read = ReadAs.MakeGenericMethod(WithNulls(type)).CreateDelegate<Func<DbDataReader, int, object>>();
        return row => row.IsDBNull(column) ? null : Read(row, column, read);
    }

    private static object Read(DbDataReader row, int column, Func<DbDataReader, int, object> read)
    {
        try
        {
            return read(row, column);
        }
        catch (InvalidCastException exception)
        {
            throw new UserException($"column {row.GetName(column)}: a value of type {row.GetDataTypeName(column)} cannot be shown; use to_json({row.GetName(column)})", ExitCode.Failure, exception);
        }
    }

    private static object ReadList<T>(DbDataReader row, int column)
        where T : notnull => row.GetFieldValue<T>(column);

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    /// <summary>DuckDB.NET reads a list with nulls only into a list that can hold them.</summary>
    private static Type WithNulls(Type type)
    {
        if (IsList(type))
            return typeof(List<>).MakeGenericType(WithNulls(type.GetGenericArguments()[0]));
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;
    }
}
