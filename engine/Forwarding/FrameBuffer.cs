using System.Buffers.Binary;

namespace Bpp.Engine.Forwarding;

/// <summary>
/// Carries what a command prints, in order, to a slower reader. A frame is a <see cref="FrameKind"/>, the length of its content (four bytes,
/// big-endian) and the content. Writers wait while too much is unread, so memory stays bounded however much a command prints.
/// </summary>
internal sealed class FrameBuffer : IDisposable
{
    public const int HeaderBytes = 5;
    private const int MostUnreadBytes = 256 << 10;

    private readonly object _lock = new();
    private readonly SemaphoreSlim _written = new(0, 1);
    private MemoryStream _unread = new();
    private bool _isAbandoned;
    private bool _isComplete;

    /// <summary>Appends a frame; waits for room. Does nothing after <see cref="Abandon"/>.</summary>
    public void Write(FrameKind kind, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
            return;
        lock (_lock)
        {
            while (_unread.Length >= MostUnreadBytes && !_isAbandoned)
                Monitor.Wait(_lock);
            if (_isAbandoned)
                return;
            Span<byte> header = stackalloc byte[HeaderBytes];
            header[0] = (byte)kind;
            BinaryPrimitives.WriteInt32BigEndian(header[1..], content.Length);
            _unread.Write(header);
            _unread.Write(content);
            Signal();
        }
    }

    /// <summary>Appends the exit code. Nothing may follow.</summary>
    public void Complete(int exitCode)
    {
        Span<byte> content = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(content, exitCode);
        Write(FrameKind.Exit, content);
        lock (_lock)
        {
            _isComplete = true;
            Signal();
        }
    }

    /// <summary>Nobody reads any more: writers go on without being heard.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _isAbandoned = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Whole frames, as soon as there are any; null after the last.</summary>
    public async Task<MemoryStream?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _written.WaitAsync(cancellationToken);
            lock (_lock)
            {
                if (_unread.Length == 0 && !_isComplete)
                    continue;
                if (_isComplete)
                    Signal();
                if (_unread.Length == 0)
                    return null;
                var taken = _unread;
                _unread = new MemoryStream();
                Monitor.PulseAll(_lock);
                return taken;
            }
        }
    }

    public void Dispose() => _written.Dispose();

    private void Signal()
    {
        if (_written.CurrentCount == 0)
            _written.Release();
    }
}
