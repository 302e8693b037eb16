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

public static class DuckRunnerExtensions
{
    public static IMigrationRunnerBuilder AddDuckDb(this IMigrationRunnerBuilder b)
    {
        b.Services.AddScoped<DuckTypeMap>().AddScoped<DuckQuoter>().AddScoped<DuckColumn>().AddScoped<DuckGenerator>().AddScoped<DuckProcessor>()
            .AddScoped<IMigrationProcessor>(sp => sp.GetRequiredService<DuckProcessor>())
            .AddScoped<IMigrationGenerator>(sp => sp.GetRequiredService<DuckGenerator>());
        return b;
    }
}
