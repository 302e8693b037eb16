using System.Runtime.InteropServices;

namespace Bpp.Engine.Cli;

/// <summary>Ctrl-C in two steps: the first stops gently, the second at once; a third kills, as the system does.</summary>
public sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private Action? _diverted;

    /// <summary>Finish what is in flight and end.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>End at once.</summary>
    public CancellationToken Abort => _abort.Token;

    /// <summary>Listens to SIGINT and SIGTERM of this process.</summary>
    public static Interrupts Listen()
    {
        var interrupts = new Interrupts();
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
            interrupts._registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = (context.Signal == PosixSignal.SIGINT && interrupts.TakenElsewhere()) || interrupts.Next()));
        return interrupts;
    }

    /// <summary>Until the result is disposed, Ctrl-C does this and nothing else: a session stops a statement by it and goes on.</summary>
    public IDisposable Divert(Action onInterrupt)
    {
        Volatile.Write(ref _diverted, onInterrupt);
        return new Diversion(this);
    }

    /// <summary>Whether somebody else took the interrupt.</summary>
    internal bool TakenElsewhere()
    {
        if (Volatile.Read(ref _diverted) is not { } taker)
            return false;
        try
        {
            taker();
        }
        catch (ObjectDisposedException)
        {
            // It came between two statements.
        }

        return true;
    }

    /// <summary>One more interrupt; false when there is nothing gentle left to do.</summary>
    internal bool Next()
    {
        if (_abort.IsCancellationRequested)
            return false;
        if (_stop.IsCancellationRequested)
            _abort.Cancel();
        else
            _stop.Cancel();
        return true;
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
        _abort.Dispose();
    }

    private sealed class Diversion(Interrupts interrupts) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref interrupts._diverted, null);
    }
}
