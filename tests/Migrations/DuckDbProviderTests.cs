using Bpp.Engine.Storage;
using Bpp.Migrations.DuckDb;
using Bpp.Tests.Support;
using DuckDB.NET.Data;
using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Tests.Migrations;

public sealed class DuckDbProviderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DuckDBConnection _connection;

    public DuckDbProviderTests()
    {
        _connection = new DuckDBConnection($"DataSource={_folder["m.duckdb"]}");
        _connection.Open();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Up_FluentExpressions_SpeakDuckDb()
    {
        Run(new Everything());

        Assert.Equal(
            "id BIGINT false, name VARCHAR true, taken TIMESTAMP false, weight DECIMAL(9,2) true, raw BLOB true, flag INTEGER true, added VARCHAR false",
            _connection.Scalar<string>("select string_agg(concat_ws(' ', column_name, data_type, is_nullable), ', ' order by column_index) from duckdb_columns() where table_name = 'things'"));
        Assert.Equal(10L, _connection.Scalar<long>("select nextval('numbers')"));
        Assert.Equal(12L, _connection.Scalar<long>("select nextval('numbers')"));
        Assert.Equal("it's 2024-05-01 12:00:00 q", _connection.Scalar<string>("select concat_ws(' ', name, taken, added) from things"));
        Assert.Equal(1L, _connection.Scalar<long>("select count(*) from duckdb_indexes() where index_name = 'by_name'"));
    }

    [Fact]
    public void Up_FailsHalfway_LeavesNothing()
    {
        Assert.ThrowsAny<Exception>(() => Run(new Half()));
        Assert.Equal(0L, _connection.Scalar<long>("select count(*) from duckdb_tables() where table_name = 'half'"));
    }

    [Fact]
    public void Exists_Questions_SeeWhatIsThere()
    {
        Run(new Everything());
        using var services = Services();
        using var scope = services.CreateScope();
        var processor = scope.ServiceProvider.GetRequiredService<DuckDbProcessor>();
        Assert.True(processor.SchemaExists("main"));
        Assert.False(processor.SchemaExists("other"));
        Assert.True(processor.TableExists("", "Things"));
        Assert.False(processor.TableExists("other", "things"));
        Assert.True(processor.ColumnExists("", "things", "NAME"));
        Assert.False(processor.ColumnExists("", "things", "nothing"));
        Assert.True(processor.IndexExists("", "things", "by_name"));
        Assert.True(processor.SequenceExists("", "numbers"));
        Assert.True(processor.Exists("select * from things where name = '{0}'", "it''s"));
        Assert.Equal("it's", processor.ReadTableData("", "things").Tables[0].Rows[0]["name"]);
    }

    private void Run(IMigration migration)
    {
        using var services = Services();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().Up(migration);
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddFluentMigratorCore()
        .ConfigureRunner(runner => runner.AddDuckDb().WithGlobalConnectionString(_connection.ConnectionString).WithVersionTable(new DuckDbVersionTable()))
        .BuildServiceProvider();

    private sealed class Everything : ForwardOnlyMigration
    {
        public override void Up()
        {
            Create.Sequence("numbers").StartWith(10).IncrementBy(2);
            Create.Table("things")
                .WithColumn("id").AsInt64().NotNullable().PrimaryKey()
                .WithColumn("name").AsString(20).Nullable()
                .WithColumn("taken").AsDateTime().NotNullable()
                .WithColumn("weight").AsDecimal(9, 2).Nullable()
                .WithColumn("raw").AsBinary().Nullable()
                .WithColumn("flag").AsBoolean().Nullable();
            Alter.Column("flag").OnTable("things").AsInt32().Nullable();
            Create.Column("added").OnTable("things").AsString().NotNullable();
            Create.Index("by_name").OnTable("things").OnColumn("name");
            Insert.IntoTable("things").Row(new { id = 1, name = "it's", taken = new DateTime(2024, 5, 1, 12, 0, 0), added = "q" });
        }
    }

    private sealed class Half : ForwardOnlyMigration
    {
        public override void Up()
        {
            Create.Table("half").WithColumn("id").AsInt64();
            Execute.Sql("select nonsense");
        }
    }
}
