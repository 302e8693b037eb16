using Bpp.Engine.Cli;
using Bpp.Engine.Cli.Sql;

namespace Bpp.Tests.Cli.Sql;

/// <summary>Somebody who types these lines, then Ctrl-D; a statement that counts without end is stopped by Ctrl-C.</summary>
internal sealed class PlayedTerminal(params string[] lines) : ISqlTerminal
{
    public const string CtrlC = "\u0003";

    private readonly Queue<string> _lines = new(lines);

    public Interrupts? Interrupts { get; init; }

    public List<string> Prompts { get; } = [];

    public IReadOnlyList<string> Names { get; private set; } = [];

    public List<string> Earlier { get; } = [];

    public string Paged { get; private set; } = "";

    public int Height => 20;

    public void Offer(IReadOnlyList<string> names) => Names = names;

    public void Remember(IEnumerable<string> lines) => Earlier.AddRange(lines);

    public Task<string?> ReadLineAsync(string prompt, CancellationToken ct)
    {
        Prompts.Add(prompt);
        if (!_lines.TryDequeue(out var line))
            return Task.FromResult<string?>(null);
        if (line == CtrlC || line.Contains("100000000000", StringComparison.Ordinal))
            Interrupts!.TakenElsewhere();
        if (line == CtrlC)
            ct.ThrowIfCancellationRequested();
        return Task.FromResult<string?>(line);
    }

    public Task PageAsync(string text, CancellationToken ct)
    {
        Paged += text;
        return Task.CompletedTask;
    }
}
