using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;
using Humanizer;
using Spectre.Console;

namespace Bpp.Engine.Cli;

/// <summary>Shows a running analysis on stderr: live bars on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class AnalysisProgressDisplay(CommandEnvironment environment, bool quiet)
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FrameInterval = TimeSpan.FromMilliseconds(200);

    private readonly long _start = environment.Time.GetTimestamp();
    private TimeSpan? _lastLine;

    private TimeSpan Elapsed => environment.Time.GetElapsedTime(_start);

    /// <summary>Runs an analysis under the display.</summary>
    /// <param name="input">Counted beside the run for the ETA, when bars are shown.</param>
    /// <param name="options">What counts, and how many at most.</param>
    /// <param name="run">Starts the analysis.</param>
    public async Task<AnalysisReport> ShowAsync(string input, AnalysisOptions options, Func<AnalysisProgress, Task<AnalysisReport>> run)
    {
        if (quiet)
            return await run(new AnalysisProgress());
        if (!environment.IsTerminal)
            return await run(new AnalysisProgress { Stored = WriteLine });

        using var counting = new CancellationTokenSource();
        var progress = new AnalysisProgress();
        var count = Task.Run(() => Count(input, options, progress, counting.Token), CancellationToken.None);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(environment.Error) });
        if (environment.Width is { } width)
            console.Profile.Width = width;
        var analysis = run(progress);
        await console.Live(Render(progress)).AutoClear(true).StartAsync(async live =>
        {
            while (!analysis.IsCompleted)
            {
                live.UpdateTarget(Render(progress));
                await Task.WhenAny(analysis, Task.Delay(FrameInterval, environment.Time, CancellationToken.None));
            }
        });
        await counting.CancelAsync();
        await count;
        return await analysis;
    }

    private static void Count(string input, AnalysisOptions options, AnalysisProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            progress.Total = FolderScanner.Scan(input, 0, options.Scan, cancellationToken).Take(options.MaxFiles > 0 ? options.MaxFiles : int.MaxValue).LongCount();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or UnauthorizedAccessException)
        {
            // Without a total there is no ETA; the analysis itself reports what cannot be read.
        }
    }

    private void WriteLine(AnalysisProgress progress)
    {
        if (_lastLine is { } last && Elapsed - last < LineInterval)
            return;
        _lastLine = Elapsed;
        environment.Error.WriteLine($"stored {progress.Analysed}, unchanged {progress.Unchanged}, known {progress.Known}, failed {progress.Failed}, {Rate(progress):0.0} photos/s");
    }

    private double Rate(AnalysisProgress progress) => Elapsed > TimeSpan.Zero ? progress.Analysed / Elapsed.TotalSeconds : 0;

    private Rows Render(AnalysisProgress progress)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders();
        table.AddColumns("block", "busy", "queue", "out", "failed");
        foreach (var block in progress.Blocks)
        {
            var busy = (int)Math.Round(20 * block.BusyShare(Elapsed));
            table.AddRow(
                new Text(block.Name),
                new Text(new string('█', busy) + new string('░', 20 - busy)),
                new Text($"{block.Queued}/{block.Capacity} waiting"),
                new Text($"{block.Out}"),
                new Text(block.Failed > 0 ? $"{block.Failed} failed" : ""));
        }

        return new Rows(new Text(Headline(progress)), table);
    }

    private string Headline(AnalysisProgress progress)
    {
        var rate = Elapsed > TimeSpan.Zero ? (progress.Done - progress.Unchanged) / Elapsed.TotalSeconds : 0;
        var left = progress.Total is { } total && rate > 0 ? $", {TimeSpan.FromSeconds(Math.Max(0, total - progress.Done) / rate).Humanize()} left" : "";
        var of = progress.Total is { } all ? $" of {all}" : "";
        return $"{progress.Done}{of} files, {Rate(progress):0.0} photos/s, {progress.Failed} failed{left}";
    }
}
