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

public sealed class DuckVersionTable : IVersionTableMetaData
{
    public bool OwnsSchema => false; public string SchemaName => ""; public string TableName => "schema_version"; public string ColumnName => "version";
    public string DescriptionColumnName => "description"; public string AppliedOnColumnName => "applied_on"; public string UniqueIndexName => "ux_schema_version";
    public bool CreateWithPrimaryKey => Environment.GetEnvironmentVariable("VPK") == "1";
}
