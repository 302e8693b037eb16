using System.Runtime.InteropServices;
using System.Text.Json;
using Spectre.Console;

namespace Bpp.Bench;

/// <summary>What one benchmark run found: printed as tables, and written to <c>artifacts/bench/&lt;run&gt;.json</c> with the machine it ran on.</summary>
/// <param name="run">Name of the run and of its file: <c>throughput</c>, <c>scale</c>, <c>quality</c>, <c>micro</c>.</param>
public sealed class BenchReport(string run)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly List<object> _tables = [];

    /// <summary>Numbers worth comparing between runs, by name.</summary>
    public SortedDictionary<string, double> Figures { get; } = new(StringComparer.Ordinal);

    /// <summary>Prints a table and keeps it for the file.</summary>
    public void Table(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.ToList();
        var table = new Table().Title(Markup.Escape(title)).Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = true, Alignment = column == columns[0] ? Justify.Left : Justify.Right });
        foreach (var row in all)
            table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        AnsiConsole.Write(table);
        _tables.Add(new { title, columns, rows = all });
    }

    /// <summary>Writes the file and says where.</summary>
    /// <param name="folder">Where to write; <c>artifacts/bench</c> below the current folder by default.</param>
    public void Save(string? folder = null)
    {
        folder ??= Path.Combine("artifacts", "bench");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{run}.json");
        var document = new
        {
            run,
            at = TimeProvider.System.GetUtcNow(),
            machine = new
            {
                os = RuntimeInformation.OSDescription,
                architecture = RuntimeInformation.ProcessArchitecture.ToString(),
                cores = Environment.ProcessorCount,
                cpu = CpuName(),
                runtime = RuntimeInformation.FrameworkDescription,
                memory_mb = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
            },
            figures = Figures,
            tables = _tables,
        };
        File.WriteAllText(path, JsonSerializer.Serialize(document, Json));
        Console.WriteLine($"written: {path}");
    }

    private static string CpuName() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown"
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
}
