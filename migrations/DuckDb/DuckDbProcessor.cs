using System.Data;
using System.Globalization;
using DuckDB.NET.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bpp.Migrations.DuckDb;

/// <summary>Runs FluentMigrator's statements on DuckDB. DDL is transactional there: a failing migration leaves nothing behind.</summary>
internal sealed class DuckDbProcessor(
    DuckDbGenerator generator,
    DuckDbQuoter quoter,
    ILogger<DuckDbProcessor> logger,
    IOptionsSnapshot<ProcessorOptions> options,
    IConnectionStringAccessor connectionString)
    : GenericProcessorBase(() => DuckDBClientFactory.Instance, generator, logger, options.Value, connectionString)
{
    public const string Name = "DuckDB";

    public override string DatabaseType => Name;

    public override IList<string> DatabaseTypeAliases { get; } = [];

    public override bool SchemaExists(string schemaName) =>
        Finds("from duckdb_schemas() where database_name = current_database() and schema_name = $1", OrMain(schemaName));

    public override bool TableExists(string schemaName, string tableName) =>
        Finds("from duckdb_tables() where database_name = current_database() and schema_name = $1 and lower(table_name) = lower($2)", OrMain(schemaName), tableName);

    public override bool ColumnExists(string schemaName, string tableName, string columnName) =>
        Finds(
            "from duckdb_columns() where database_name = current_database() and schema_name = $1 and lower(table_name) = lower($2) and lower(column_name) = lower($3)",
            OrMain(schemaName),
            tableName,
            columnName);

    public override bool ConstraintExists(string schemaName, string tableName, string constraintName) =>
        Finds(
            "from duckdb_constraints() where database_name = current_database() and schema_name = $1 and lower(table_name) = lower($2) and lower(constraint_name) = lower($3)",
            OrMain(schemaName),
            tableName,
            constraintName);

    public override bool IndexExists(string schemaName, string tableName, string indexName) =>
        Finds(
            "from duckdb_indexes() where database_name = current_database() and schema_name = $1 and lower(table_name) = lower($2) and lower(index_name) = lower($3)",
            OrMain(schemaName),
            tableName,
            indexName);

    public override bool SequenceExists(string schemaName, string sequenceName) =>
        Finds("from duckdb_sequences() where database_name = current_database() and schema_name = $1 and lower(sequence_name) = lower($2)", OrMain(schemaName), sequenceName);

    /// <summary>DuckDB does not name default constraints, so none can be looked up.</summary>
    public override bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) => false;

    public override bool Exists(string template, params object[] args)
    {
        EnsureConnectionIsOpen();
        using var command = CreateCommand(Fill(template, args));
        using var reader = command.ExecuteReader();
        return reader.Read();
    }

    public override DataSet ReadTableData(string schemaName, string tableName) => Read($"select * from {quoter.QuoteTableName(tableName, schemaName)}");

    public override DataSet Read(string template, params object[] args)
    {
        EnsureConnectionIsOpen();
        using var command = CreateCommand(Fill(template, args));
        using var reader = command.ExecuteReader();
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        for (var column = 0; column < reader.FieldCount; column++)
            table.Columns.Add(reader.GetName(column), typeof(object));
        var values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            table.Rows.Add(values);
        }

        var result = new DataSet { Locale = CultureInfo.InvariantCulture };
        result.Tables.Add(table);
        return result;
    }

    public override void Execute(string template, params object[] args) => Process(Fill(template, args));

    public override void Process(PerformDBOperationExpression expression)
    {
        if (Options.PreviewOnly)
            return;
        EnsureConnectionIsOpen();
        expression.Operation?.Invoke(Connection, Transaction);
    }

    protected override void Process(string sql)
    {
        Logger.LogSql(sql);
        if (Options.PreviewOnly || string.IsNullOrWhiteSpace(sql))
            return;
        EnsureConnectionIsOpen();
        using var command = CreateCommand(sql);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException exception)
        {
            ReThrowWithSql(exception, sql);
        }
    }

    private static string OrMain(string? schemaName) => string.IsNullOrEmpty(schemaName) ? "main" : schemaName;

    private static string Fill(string template, object[] args) => args.Length == 0 ? template : string.Format(CultureInfo.InvariantCulture, template, args);

    private bool Finds(string fromClause, params string[] parameters)
    {
        EnsureConnectionIsOpen();
        using var command = Connection.CreateCommand();
        command.CommandText = $"select count(*) {fromClause}";
        foreach (var parameter in parameters)
            command.Parameters.Add(new DuckDBParameter(parameter));
        return (long)command.ExecuteScalar()! > 0;
    }
}
