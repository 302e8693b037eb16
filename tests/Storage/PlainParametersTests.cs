using System.Globalization;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;
using FsCheck.Xunit;

namespace Bpp.Tests.Storage;

/// <summary>What a statement finds does not depend on how its parameters reach it.</summary>
public sealed class PlainParametersTests : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public PlainParametersTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    public static TheoryData<object?> Values => new()
    {
        null, true, false, 0, -1, int.MinValue, long.MinValue, long.MaxValue, 0.1, -1e300, double.Epsilon,
        new DateOnly(1999, 12, 31), new DateTime(2024, 2, 29, 23, 59, 59, 999).AddTicks(9990), new List<long> { 1, -2, long.MaxValue }, new List<long>(), new List<int> { 7 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Write_Value_IsWhatAParameterWouldBe(object? value) =>
        Assert.Equal(Bound("select typeof($1) || ' ' || coalesce($1::varchar, 'null')", value), Written("select typeof($1) || ' ' || coalesce($1::varchar, 'null')", value));

    [Property(MaxTest = 200)]
    public void Write_AnyNumbers_ComeBackAsTheyWere(long whole, double real, long[] list)
    {
        var row = _connection.Query("select $1, $2, $3", row => (row.GetInt64(0), row.GetDouble(1), row.GetFieldValue<List<long>>(2)), whole, real, list.ToList()).Single();
        Assert.Equal((whole, real), (row.Item1, row.Item2));
        Assert.Equal(list, row.Item3);
    }

    [Fact]
    public void Write_Text_StaysAParameter()
    {
        Assert.Null(PlainParameters.Write("select $1, $2", [1L, "'; drop table photos --"]));
        Assert.Null(PlainParameters.Write("select $1", [new List<string> { "a" }]));
        Assert.Null(PlainParameters.Write("select $1", [double.NaN]));
    }

    [Theory]
    [InlineData("select '$1 it''s $1', $1")]
    [InlineData("select $1 as \"cost $1\" -- $1")]
    [InlineData("select /* $1 \n $1 */ $1 -- '")]
    [InlineData("select $$ it's $1 $$, $1")]
    [InlineData("select $tag$ $1 $$ ' $tag$, $1, 'a' || '$1'")]
    [InlineData("select $1 + $1 -- $1\n where $1 = $1")]
    public void Write_WhatLooksLikeAParameter_IsLeftAlone(string sql) => Assert.Equal(Bound(sql, 42L), Written(sql, 42L));

    [Fact]
    public void Write_TenParameters_AreToldApart()
    {
        var numbers = Enumerable.Range(1, 11).Select(number => (object?)(long)number).ToArray();
        Assert.Equal(11, _connection.Scalar<long>("select $11 - $10 + $1 * $10", numbers));
    }

    private string Bound(string sql, object? value)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private string Written(string sql, object? value)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = PlainParameters.Write(sql, [value])!;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
