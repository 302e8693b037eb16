using System.Collections.Concurrent;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Forwarding;

/// <summary>Runs commands that other processes of this user send, in the process that owns the library.</summary>
/// <param name="environment">The outside world, apart from what the sender's is.</param>
/// <param name="changed">Told after each command: it may have changed the library.</param>
public sealed class OwnerRunner(CommandEnvironment environment, Action changed)
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <summary>Runs a command and sends what it prints and its exit code, as frames, until it ends.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="output">Receives the frames; flushed whenever there is something new.</param>
    /// <param name="gone">The sender is gone: the command is given up.</param>
    /// <param name="closing">This process ends: the command is stopped gently.</param>
    public async Task RunAsync(CommandRequest request, Stream output, CancellationToken gone, CancellationToken closing)
    {
        using var frames = new FrameBuffer();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, closing);
        if (!_running.TryAdd(request.Id, stop))
            throw new UserException("there is a command of that id already", ExitCode.Usage);
        var command = Task.Run(() => RunAsync(request, frames, stop.Token, gone), CancellationToken.None);
        try
        {
            // Says that the command is known, and can be stopped.
            await output.FlushAsync(gone);
            while (await frames.TakeAsync(gone) is { } taken)
            {
                await output.WriteAsync(taken.GetBuffer().AsMemory(0, (int)taken.Length), gone);
                await output.FlushAsync(gone);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // Nobody is left to tell.
        }
        finally
        {
            frames.Abandon();
            await command;
            _running.TryRemove(request.Id, out _);
            changed();
        }
    }

    /// <summary>The first Ctrl-C of a sender: what is in flight is finished. False when no such command runs.</summary>
    public bool Stop(string id)
    {
        if (!_running.TryGetValue(id, out var running))
            return false;
        try
        {
            running.Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private async Task RunAsync(CommandRequest request, FrameBuffer frames, CancellationToken stop, CancellationToken abort)
    {
        using var output = new FrameTextWriter(frames, FrameKind.Out);
        using var error = new FrameTextWriter(frames, FrameKind.Error);
        var theirs = environment with
        {
            Out = output,
            Error = error,
            In = StandardInput.Of(request.Input ?? ""),
            IsTerminal = request.IsTerminal,
            OpenBinaryOut = request.TakesBytes ? () => new FrameStream(frames) : null,
            OpenTerminal = null,
            Interrupts = null,
            Width = request.Width,
            Abort = abort,
        };
        var code = ExitCode.Failure;
        try
        {
            code = await BppCommandLine.RunAsync(request.Arguments, theirs, canForward: false, [], stop);
        }
        finally
        {
            frames.Complete(code);
        }
    }
}
