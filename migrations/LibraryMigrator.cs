using System.Data.Common;
using System.Reflection;
using Bpp.Migrations.DuckDb;
using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Migrations;

/// <summary>Brings a library's tables to the newest schema.</summary>
public static class LibraryMigrator
{
    /// <summary>Newest schema version of this build.</summary>
    public static long NewestVersion { get; } = typeof(LibraryMigrator).Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Version ?? 0)
        .Max();

    /// <summary>How many there are: numbers may be given out before the migrations that bear them are written, so the newest alone proves nothing.</summary>
    private static long Count { get; } = typeof(LibraryMigrator).Assembly.GetTypes().Count(type => type.GetCustomAttribute<MigrationAttribute>() is not null);

    /// <summary>Schema version of a database; 0 for an empty one.</summary>
    public static long VersionOf(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"select count(*) from duckdb_tables() where database_name = current_database() and schema_name = 'main' and table_name = '{DuckDbVersionTable.Name}'";
        if ((long)command.ExecuteScalar()! == 0)
            return 0;
        command.CommandText = $"select coalesce(max(version), 0)::bigint from {DuckDbVersionTable.Name}";
        return (long)command.ExecuteScalar()!;
    }

    private static long CountApplied(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select count(distinct version)::bigint from {DuckDbVersionTable.Name}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Applies the missing migrations, each in its own transaction. On an up-to-date database it only reads its version.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="connectionString">The same connection's string: all connections of a process share one instance.</param>
    /// <param name="beforeMigrating">Called with the version of a database that is not empty, before it is changed.</param>
    /// <param name="upTo">Leave out the migrations after this one: makes the library of an older Bpp, for tests.</param>
    /// <exception cref="NewerSchemaException">The database is newer than this build.</exception>
    public static void Migrate(DbConnection connection, string connectionString, Action<long>? beforeMigrating = null, long? upTo = null)
    {
        var version = VersionOf(connection);
        if (version > NewestVersion)
            throw new NewerSchemaException(version, NewestVersion);
        if (version == NewestVersion && CountApplied(connection) >= Count)
            return;
        if (version > 0)
            beforeMigrating?.Invoke(version);

        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner
                .AddDuckDb()
                .WithGlobalConnectionString(connectionString)
                .WithVersionTable(new DuckDbVersionTable())
                .ScanIn(typeof(LibraryMigrator).Assembly).For.Migrations().For.EmbeddedResources())
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp(upTo ?? NewestVersion);
    }
}
