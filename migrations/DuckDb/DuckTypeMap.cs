#pragma warning disable // tried prototype; the storage room rewrites it
using System.Data;
using System.Data.Common;
using DuckDB.NET.Data;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Model;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Generators.Base;
using FluentMigrator.Runner.Generators.Generic;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.VersionTableInfo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bpp.Migrations.DuckDb;

public sealed class DuckTypeMap : TypeMapBase
{
    public DuckTypeMap() => SetupTypeMaps();          // v8: base ctor does not call it
    protected override void SetupTypeMaps()
    {
        foreach (var t in new[] { DbType.AnsiString, DbType.AnsiStringFixedLength, DbType.String, DbType.StringFixedLength }) { SetTypeMap(t, "VARCHAR"); SetTypeMap(t, "VARCHAR", int.MaxValue); }
        SetTypeMap(DbType.Binary, "BLOB"); SetTypeMap(DbType.Binary, "BLOB", int.MaxValue);
        SetTypeMap(DbType.Boolean, "BOOLEAN"); SetTypeMap(DbType.Byte, "UTINYINT"); SetTypeMap(DbType.SByte, "TINYINT");
        SetTypeMap(DbType.Int16, "SMALLINT"); SetTypeMap(DbType.Int32, "INTEGER"); SetTypeMap(DbType.Int64, "BIGINT");
        SetTypeMap(DbType.UInt16, "USMALLINT"); SetTypeMap(DbType.UInt32, "UINTEGER"); SetTypeMap(DbType.UInt64, "UBIGINT");
        SetTypeMap(DbType.Single, "FLOAT"); SetTypeMap(DbType.Double, "DOUBLE"); SetTypeMap(DbType.Currency, "DECIMAL(19,4)");
        SetTypeMap(DbType.Decimal, "DECIMAL(18,3)"); SetTypeMap(DbType.Decimal, "DECIMAL($size,$precision)", 38);
        SetTypeMap(DbType.Date, "DATE"); SetTypeMap(DbType.Time, "TIME"); SetTypeMap(DbType.Guid, "UUID");
        SetTypeMap(DbType.DateTime, "TIMESTAMP"); SetTypeMap(DbType.DateTime2, "TIMESTAMP"); SetTypeMap(DbType.DateTimeOffset, "TIMESTAMPTZ");
    }
}
