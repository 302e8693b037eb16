using Bpp.Engine.Cli;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Library.Sql;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Library;

public sealed class SqlConsoleTests(SqlConsoleTests.EmptyLibrary library) : IClassFixture<SqlConsoleTests.EmptyLibrary>
{
    private readonly TempFolder _folder = library.Folder;
    private readonly LibraryDatabase _database = library.Database;

    /// <summary>One for all tests: none may change it.</summary>
    public sealed class EmptyLibrary : IDisposable
    {
        public EmptyLibrary() => Database = BlankLibrary.Open(Folder["data/bpp.duckdb"]);

        public TempFolder Folder { get; } = new();

        public LibraryDatabase Database { get; }

        public void Dispose()
        {
            Database.Dispose();
            Folder.Dispose();
        }
    }

    [Fact]
    public void Run_Parameters_AreValuesWhateverTheySay()
    {
        using var output = new StringWriter();
        var console = new SqlConsole(_database) { Parameters = new Dictionary<string, string> { ["name"] = "'; drop table facts.photos; --", ["least"] = "41" } };

        console.Run("select $name as name, 42 > $least::integer as more", new MarkdownResultWriter(output), TimeSpan.FromSeconds(10), null, default);

        Assert.Equal("| name | more |\n| --- | --- |\n| '; drop table facts.photos; -- | true |\n", output.ToString());
    }

    [Theory]
    [InlineData("select $name", "--param NAME=VALUE")]
    [InlineData("select union_value(a := 1) as either", "cast it to varchar")]
    public void Run_WhatTheDriverRefuses_IsSaidInWords(string sql, string words) =>
        Assert.Contains(words, Assert.Throws<UserException>(() => Run(sql)).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_LimitsOfTheSettings_StopTheQuery()
    {
        var settings = new SettingsStore(_database, TimeProvider.System);
        settings.Set("sql_timeout_seconds", "0.2");
        settings.Set("sql_memory_megabytes", "1000000"); // other tests of this process grow meanwhile
        try
        {
            var late = Assert.Throws<UserException>(() => new SqlConsole(_database).Run(
                "select count(*) from range(10000000000) as a, range(10000000000) as b", new CsvResultWriter(TextWriter.Null), null, null, default));
            Assert.Contains("stopped after 0.2 s; --timeout or the setting sql_timeout_seconds", late.Message, StringComparison.Ordinal);
            settings.Set("sql_memory_megabytes", "64");
            var large = Assert.Throws<UserException>(() => new SqlConsole(_database).Run(
                "select list(a.range order by hash(b.range)) from range(30000) as a, range(30000) as b", new CsvResultWriter(TextWriter.Null), TimeSpan.FromSeconds(60), null, default));
            Assert.Contains("more than 64 MB of memory", large.Message, StringComparison.Ordinal);
        }
        finally
        {
            settings.Reset("sql_timeout_seconds");
            settings.Reset("sql_memory_megabytes");
        }
    }

    [Fact]
    public void Run_QueryThatDoesNotStop_EndsTheProcess()
    {
        var words = new List<string>();
        var console = new SqlConsole(_database) { MostGrowth = long.MaxValue, MostOverrun = TimeSpan.FromMilliseconds(100), LastResort = words.Add };

        // one step of a query, in which DuckDB does not look up
        Assert.Throws<UserException>(() => console.Run(
            "select len(list_transform(range(400000 + n), x -> len(list_transform(range(100), y -> x * y)))) from range(3) as t(n)", new CsvResultWriter(TextWriter.Null), TimeSpan.FromSeconds(0.05), null, default));

        Assert.StartsWith("the query did not stop when its time was over", words[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_QueryThatDoesNotStopGrowing_EndsTheProcess()
    {
        using var connection = _database.Connect();
        using var deadline = new CancellationTokenSource();
        var ended = new TaskCompletionSource<string>();

        using var watch = new QueryWatch(connection, deadline, new SqlLimits(TimeSpan.FromMinutes(1), long.MinValue) { Patience = TimeSpan.Zero }, words => ended.TrySetResult(words));

        Assert.StartsWith("a query that cannot be stopped", await ended.Task.WaitAsync(TimeSpan.FromMinutes(1)), StringComparison.Ordinal);
        Assert.True(watch.GrewTooLarge);
        Assert.True(deadline.IsCancellationRequested);
    }

    public static TheoryData<string> Hostile =>
    [
        "insert into facts.sources (root) values ('x')",
        "update facts.photos set missing = true",
        "delete from facts.photos",
        "truncate facts.photos",
        "drop table facts.photos",
        "drop view photos",
        "create table evil (x integer)",
        "create temp table evil as select 1",
        "create or replace view photos as select 1",
        "create or replace macro evil() as 1",
        "create sequence evil",
        "create schema evil",
        "create type evil as enum ('a')",
        "alter table facts.photos add column evil integer",
        "comment on table facts.photos is 'evil'",
        "attach ':memory:' as evil",
        "attach 'evil.duckdb'",
        "detach bpp",
        "use memory",
        "copy facts.photos to 'evil.csv'",
        "copy (select 1) to '/dev/stdout'",
        "copy facts.sources from '/etc/passwd'",
        "export database 'evil'",
        "import database 'evil'",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from read_blob('/etc/passwd')",
        "select * from read_json('/etc/passwd')",
        "select * from read_parquet('/etc/*')",
        "select * from '/etc/passwd'",
        "select * from glob('/etc/*')",
        "select * from sniff_csv('/etc/passwd')",
        "install httpfs",
        "load httpfs",
        "select * from read_csv('https://example.invalid/x.csv')",
        "pragma enable_profiling",
        "set memory_limit = '100GB'",
        "set enable_external_access = true",
        "reset enable_external_access",
        "set variable x = 1",
        "commit",
        "rollback",
        "begin transaction",
        "checkpoint",
        "vacuum",
        "analyze",
        "call pragma_version()",
        "explain select 1",
        "explain analyze copy (select 1) to 'evil.csv'",
        "prepare evil as select 1",
        "execute evil",
        "deallocate evil",
        "select 1; select 2",
        "commit; insert into facts.sources (root) values ('x')",
        "select 1; rollback; drop table facts.photos",
        "select nextval('facts.photo_ids')",
        "select getenv('HOME')",
        "select * from query('insert into facts.sources (root) values (1)')",
        "from enable_logging()",
        "from enable_logging(storage = 'file', storage_path = 'evil.log')",
        "select * from photos, system.main.\"Enable_Logging\"()",
        "select photo_id from photos where photo_id in (select 1 from enable_logging())",
        "from query('from enable' || '_logging()')",
        "from json_execute_serialized_sql(json_serialize_sql('from enable_logging()'))",
        "from disable_logging()",
        "from truncate_duckdb_logs()",
        "from enable_profiling(save_location = 'evil.txt')",
        "from disable_profiling()",
        "from checkpoint()",
        "with quiet as materialized (from force_checkpoint('bpp')) from quiet",
        "pragma json_execute_serialized_sql('{}')",
        "select nonsense",
        "selec 1",
        "",
        "-- nothing",
        ";",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Run_Hostile_IsRefusedAndChangesNothing(string sql)
    {
        var before = Fingerprint();
        Assert.Throws<UserException>(() => Run(sql));
        Assert.Throws<UserException>(() => new SqlConsole(_database).RunToParquet(sql, Stream.Null, TimeSpan.FromSeconds(5), null, default));
        Assert.Equal(before, Fingerprint());
        Assert.Equal("1\r\n1\r\n", Run("select 1 as \"1\""));
    }

    [Theory]
    [InlineData("select 'enable_logging, checkpoint' as said", "said\r\n\"enable_logging, checkpoint\"\r\n")]
    [InlineData("from query('select 1 as \"one\"');", "one\r\n1\r\n")]
    [InlineData("select count(*) as n from duckdb_logs -- none", "n\r\n0\r\n")]
    public void Run_OnlySpeaksOfEngineFunctions_Passes(string sql, string expected) => Assert.Equal(expected, Run(sql));

    [Theory]
    [InlineData("with recursive forever(n) as (select 1 union all select n + 1 from forever) select count(*) from forever")]
    [InlineData("select count(*) from range(10000000000) as a, range(10000000000) as b")]
    public void Run_Endless_IsStopped(string sql)
    {
        var error = Assert.Throws<UserException>(() => new SqlConsole(_database) { MostGrowth = long.MaxValue }.Run(sql, new CsvResultWriter(TextWriter.Null), TimeSpan.FromSeconds(0.3), null, default));
        Assert.Contains("stopped after 0.3 s", error.Message, StringComparison.Ordinal);
        Assert.Equal("1\r\n1\r\n", Run("select 1 as \"1\""));
    }

    [Fact]
    public void Run_Cancelled_ThrowsCancellation()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.ThrowsAny<OperationCanceledException>(() => new SqlConsole(_database).Run(
            "select count(*) from range(10000000000) as a, range(10000000000) as b", new CsvResultWriter(TextWriter.Null), TimeSpan.FromMinutes(5), null, source.Token));
    }

    [Theory]
    [InlineData("from settings limit 0")]
    [InlineData("describe photos")]
    [InlineData("show tables")]
    [InlineData("pragma database_list")]
    [InlineData("summarize photos")]
    [InlineData("select count(*) from photos;")]
    [InlineData("pivot photos on camera_model in ('X-T5', 'D70') using count(*)")]
    public void Run_Question_IsAnswered(string sql) => Assert.NotEmpty(Run(sql));

    [Fact]
    public void Run_PivotWithoutItsValues_IsRefusedWithARemedyThatWorks()
    {
        var error = Assert.Throws<UserException>(() => Run("pivot photos on camera_model using count(*)"));
        Assert.Contains("ON column IN ('a', 'b')", error.Message, StringComparison.Ordinal);
        Assert.Contains("only one statement", Assert.Throws<UserException>(() => Run("select 1; select 2")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Limit_SaysWhenThereIsMore()
    {
        var console = new SqlConsole(_database);
        Assert.False(console.Run("from range(10)", new CsvResultWriter(TextWriter.Null), TimeSpan.FromSeconds(10), 9, default));
        Assert.True(console.Run("from range(10)", new CsvResultWriter(TextWriter.Null), TimeSpan.FromSeconds(10), 10, default));
    }

    [Fact]
    public void Run_TypedValues_AreWrittenInEveryFormat()
    {
        const string Sql =
            """
            select 1 as i, 1.50::decimal(4,2) as d, 170141183460469231731687303715884105727::hugeint as h, [1, null] as l,
                {'a': 'x', 'b': true} as s, timestamp '2024-05-01 12:00:00' as t, date '2024-05-01' as dt, '\xAB'::blob as b, null as n, 'a,"b"' as v, '' as e
            """;
        Assert.Equal(
            """[{"i":1,"d":1.50,"h":170141183460469231731687303715884105727,"l":[1,null],"s":{"a":"x","b":true},"t":"2024-05-01T12:00:00","dt":"2024-05-01","b":"qw==","n":null,"v":"a,\"b\"","e":""}]""",
            Run(Sql, output => new JsonResultWriter(output, lines: false)).Replace("\n", "", StringComparison.Ordinal).Replace("[  {", "[{", StringComparison.Ordinal));
        Assert.Equal(
            "i,d,h,l,s,t,dt,b,n,v,e\r\n1,1.50,170141183460469231731687303715884105727,\"[1,null]\",\"{\"\"a\"\":\"\"x\"\",\"\"b\"\":true}\",2024-05-01T12:00:00,2024-05-01,qw==,,\"a,\"\"b\"\"\",\"\"\r\n",
            Run(Sql));
        Assert.Equal(" n  s\n--  -\n 1  a\n10  b\n", Run("select * from (values (1, 'a'), (10, 'b')) as v(n, s)", output => new TableResultWriter(output)));
        Assert.Equal("{\"n\":1}\n{\"n\":2}\n", Run("select * from (values (1), (2)) as v(n)", output => new JsonResultWriter(output, lines: true)));
    }

    [Fact]
    public void RunToParquet_Result_IsAParquetFileAndLeavesNothingBehind()
    {
        using var output = new MemoryStream();
        new SqlConsole(_database).RunToParquet("from range(5); ", output, TimeSpan.FromSeconds(30), 3, default);
        Assert.Equal("PAR1"u8.ToArray(), output.ToArray()[..4]);
        Assert.Empty(Directory.GetFiles(_database.ExchangeFolder));
    }

    private string Run(string sql) => Run(sql, output => new CsvResultWriter(output));

    private string Run(string sql, Func<TextWriter, IResultWriter> writer)
    {
        using var output = new StringWriter();
        new SqlConsole(_database).Run(sql, writer(output), TimeSpan.FromSeconds(10), null, default);
        return output.ToString();
    }

    private string Fingerprint() => _database.Scalar<string>(
        """
        select concat_ws('|',
            (select string_agg(schema_name || table_name || coalesce(comment, '') || sql, ',' order by 1) from duckdb_tables()),
            (select string_agg(view_name || sql, ',' order by 1) from duckdb_views() where not internal),
            (select count(*) from duckdb_functions() where not internal),
            (select string_agg(sequence_name || coalesce(last_value, 0), ',' order by 1) from duckdb_sequences()),
            (select string_agg(database_name, ',' order by 1) from duckdb_databases()),
            (select value from duckdb_settings() where name = 'memory_limit'),
            (select count(*) from facts.sources))
        """)! + Directory.GetFileSystemEntries(_folder.Path).Length;
}
