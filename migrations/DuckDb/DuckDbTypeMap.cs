using System.Data;
using FluentMigrator.Runner.Generators.Base;

namespace Bpp.Migrations.DuckDb;

/// <summary>DuckDB's names of the .NET database types.</summary>
internal sealed class DuckDbTypeMap : TypeMapBase
{
    public DuckDbTypeMap() => SetupTypeMaps();

    protected override void SetupTypeMaps()
    {
        SetText(DbType.AnsiString);
        SetText(DbType.AnsiStringFixedLength);
        SetText(DbType.String);
        SetText(DbType.StringFixedLength);
        SetTypeMap(DbType.Binary, "BLOB");
        SetTypeMap(DbType.Binary, "BLOB", int.MaxValue);
        SetTypeMap(DbType.Boolean, "BOOLEAN");
        SetTypeMap(DbType.SByte, "TINYINT");
        SetTypeMap(DbType.Int16, "SMALLINT");
        SetTypeMap(DbType.Int32, "INTEGER");
        SetTypeMap(DbType.Int64, "BIGINT");
        SetTypeMap(DbType.Byte, "UTINYINT");
        SetTypeMap(DbType.UInt16, "USMALLINT");
        SetTypeMap(DbType.UInt32, "UINTEGER");
        SetTypeMap(DbType.UInt64, "UBIGINT");
        SetTypeMap(DbType.Single, "FLOAT");
        SetTypeMap(DbType.Double, "DOUBLE");
        SetTypeMap(DbType.Decimal, "DECIMAL(18,3)");
        SetTypeMap(DbType.Decimal, "DECIMAL($size,$precision)", 38);
        SetTypeMap(DbType.Currency, "DECIMAL(19,4)");
        SetTypeMap(DbType.Guid, "UUID");
        SetTypeMap(DbType.Date, "DATE");
        SetTypeMap(DbType.Time, "TIME");
        SetTypeMap(DbType.DateTime, "TIMESTAMP");
        SetTypeMap(DbType.DateTime2, "TIMESTAMP");
        SetTypeMap(DbType.DateTimeOffset, "TIMESTAMPTZ");
    }

    /// <summary>DuckDB ignores the length of a VARCHAR, so every length is the same type.</summary>
    private void SetText(DbType type)
    {
        SetTypeMap(type, "VARCHAR");
        SetTypeMap(type, "VARCHAR", int.MaxValue);
    }
}
