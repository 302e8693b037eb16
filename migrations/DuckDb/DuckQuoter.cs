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

public sealed class DuckQuoter : GenericQuoter
{
    public override string FormatBool(bool v) => v ? "TRUE" : "FALSE";
    public override string FormatNationalString(string v) => FormatAnsiString(v);   // no N'..' prefix
    public override string FormatDateTime(DateTime v) => $"TIMESTAMP '{v:yyyy-MM-dd HH:mm:ss.ffffff}'";
    public override string FormatDateTimeOffset(DateTimeOffset v) => $"TIMESTAMPTZ '{v:yyyy-MM-dd HH:mm:ss.ffffffzzz}'";
    protected override string FormatByteArray(byte[] v) => $"unhex('{Convert.ToHexString(v)}')";
    public override string FormatSystemMethods(SystemMethods v) => v switch { SystemMethods.NewGuid => "uuid()", SystemMethods.CurrentUTCDateTime => "(now() AT TIME ZONE 'UTC')", SystemMethods.CurrentDateTime or SystemMethods.CurrentDateTimeOffset => "now()", _ => base.FormatSystemMethods(v) };
}
