using System.Diagnostics;

namespace Bpp.Bench.Crash;

/// <summary>Runs the real <c>bpp</c> and ends it by SIGKILL after a while, as a power cut would.</summary>
/// <param name="command">The executable and its first arguments.</param>
internal sealed class KilledProcess(IReadOnlyList<string> command)
{
    /// <param name="args">The verb and its arguments.</param>
    /// <param name="after">When to kill; null = never.</param>
    /// <returns>Its exit code, null when it was killed; what it had printed; how long it ran.</returns>
    public async Task<(int? ExitCode, string Output, string Error, TimeSpan Took)> RunAsync(IReadOnlyList<string> args, TimeSpan? after)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command[0], [.. command.Skip(1), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var killed = false;
        if (after is { } delay)
        {
            using var patience = new CancellationTokenSource(delay);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                killed = true;
            }
        }

        await process.WaitForExitAsync();
        return (killed && process.ExitCode != 0 ? null : process.ExitCode, await output, await error, watch.Elapsed);
    }
}
