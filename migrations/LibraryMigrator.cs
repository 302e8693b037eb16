using Bpp.Migrations.DuckDb;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Migrations;

/// <summary>Brings a library's tables to the newest schema.</summary>
public static class LibraryMigrator
{
    /// <summary>Applies the missing migrations, each in its own transaction. A no-op on an up-to-date database.</summary>
    /// <param name="connectionString">DuckDB connection string; the same one every other connection of the process uses.</param>
    public static void Migrate(string connectionString)
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner
                .AddDuckDb()
                .WithGlobalConnectionString(connectionString)
                .WithVersionTable(new DuckVersionTable())
                .ScanIn(typeof(LibraryMigrator).Assembly).For.Migrations().For.EmbeddedResources())
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var migrationRunner = scope.ServiceProvider.GetRequiredService<IMigrationRunner>();
        if (migrationRunner.HasMigrationsToApplyUp())
            migrationRunner.MigrateUp();
    }
}
