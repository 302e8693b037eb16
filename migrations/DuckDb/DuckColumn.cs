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

public sealed class DuckColumn(DuckTypeMap map, DuckQuoter quoter) : ColumnBase<DuckTypeMap>(map, quoter)
{
    protected override string FormatNullable(ColumnDefinition c) => c.IsNullable == true ? "" : "NOT NULL";
    public string TypeOf(ColumnDefinition c) => FormatType(c);
    protected override string FormatIdentity(ColumnDefinition c) => c.IsIdentity ? throw new NotSupportedException("DuckDB has no identity: use a sequence and DEFAULT nextval('seq')") : "";
}
