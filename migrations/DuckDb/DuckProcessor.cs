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

public sealed class DuckProcessor(DuckGenerator generator, ILogger<DuckProcessor> logger, IOptionsSnapshot<ProcessorOptions> options, IConnectionStringAccessor cs)
    : GenericProcessorBase(() => DuckDBClientFactory.Instance, generator, logger, options.Value, cs)
{
    public override string DatabaseType => "DuckDB";
    public override IList<string> DatabaseTypeAliases { get; } = [];
    bool Any(string sql, params object?[] p) { EnsureConnectionIsOpen(); using var c = Connection.CreateCommand(); c.CommandText = sql; foreach (var v in p) c.Parameters.Add(new DuckDBParameter(v!)); return Convert.ToInt64(c.ExecuteScalar()) > 0; }
    static string Sch(string? s) => string.IsNullOrEmpty(s) ? "main" : s;
    public override bool SchemaExists(string s) => Any("select count(*) from information_schema.schemata where catalog_name=current_database() and schema_name=$1", Sch(s));
    public override bool TableExists(string s, string t) => Any("select count(*) from information_schema.tables where table_catalog=current_database() and table_schema=$1 and lower(table_name)=lower($2)", Sch(s), t);
    public override bool ColumnExists(string s, string t, string c) => Any("select count(*) from information_schema.columns where table_catalog=current_database() and table_schema=$1 and lower(table_name)=lower($2) and lower(column_name)=lower($3)", Sch(s), t, c);
    public override bool ConstraintExists(string s, string t, string c) => Any("select count(*) from information_schema.table_constraints where table_schema=$1 and lower(table_name)=lower($2) and lower(constraint_name)=lower($3)", Sch(s), t, c);
    public override bool IndexExists(string s, string t, string i) => Any("select count(*) from duckdb_indexes() where schema_name=$1 and lower(table_name)=lower($2) and lower(index_name)=lower($3)", Sch(s), t, i);
    public override bool SequenceExists(string s, string q) => Any("select count(*) from duckdb_sequences() where schema_name=$1 and lower(sequence_name)=lower($2)", Sch(s), q);
    public override bool DefaultValueExists(string s, string t, string c, object v) => false;
    public override bool Exists(string template, params object[] args) { EnsureConnectionIsOpen(); using var c = CreateCommand(string.Format(template, args)); using var r = c.ExecuteReader(); return r.Read(); }
    public override DataSet ReadTableData(string s, string t) => Read("select * from {0}", new DuckQuoter().QuoteTableName(t, s));
    public override DataSet Read(string template, params object[] args)
    {
        EnsureConnectionIsOpen(); using var c = CreateCommand(args.Length == 0 ? template : string.Format(template, args)); using var r = c.ExecuteReader();
        var t = new DataTable(); for (int i = 0; i < r.FieldCount; i++) t.Columns.Add(r.GetName(i), typeof(object));
        while (r.Read()) { var row = new object[r.FieldCount]; r.GetValues(row); t.Rows.Add(row); }
        var ds = new DataSet(); ds.Tables.Add(t); return ds;
    }
    public override void Execute(string template, params object[] args) => Process(args.Length == 0 ? template : string.Format(template, args));
    protected override void Process(string sql)
    {
        Logger.LogSql(sql);
        if (Options.PreviewOnly || string.IsNullOrWhiteSpace(sql)) return;
        EnsureConnectionIsOpen();
        using var c = CreateCommand(sql);
        try { c.ExecuteNonQuery(); } catch (Exception ex) { ReThrowWithSql(ex, sql); }
    }
    public override void Process(PerformDBOperationExpression e) { if (Options.PreviewOnly) return; EnsureConnectionIsOpen(); e.Operation?.Invoke(Connection, Transaction); }
}
