using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Migrations.DuckDb;

/// <summary>Registers DuckDB with FluentMigrator.</summary>
internal static class DuckDbRunner
{
    public static IMigrationRunnerBuilder AddDuckDb(this IMigrationRunnerBuilder builder)
    {
        builder.Services
            .AddScoped<DuckDbTypeMap>()
            .AddScoped<DuckDbQuoter>()
            .AddScoped<DuckDbColumn>()
            .AddScoped<DuckDbGenerator>()
            .AddScoped<DuckDbProcessor>()
            .AddScoped<IMigrationProcessor>(services => services.GetRequiredService<DuckDbProcessor>())
            .AddScoped<IMigrationGenerator>(services => services.GetRequiredService<DuckDbGenerator>());
        return builder;
    }
}
