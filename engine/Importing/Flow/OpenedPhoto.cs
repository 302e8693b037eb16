using System.Buffers;
using Bpp.Engine.Importing.Sources;
using Bpp.Engine.Importing.Target;

namespace Bpp.Engine.Importing.Flow;

/// <summary>A photo on its way to a worker: a file to read, or an archive's entry whose bytes had to be taken at once.</summary>
/// <param name="Entry">The photo.</param>
/// <param name="Buffer">Rented; the entry's bytes, or null.</param>
/// <param name="Length">How many.</param>
/// <param name="Staged">A large entry's copy, or null.</param>
internal sealed record OpenedPhoto(SourceEntry Entry, byte[]? Buffer, int Length, StagedFile? Staged)
{
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    /// <summary>Gives the buffer back.</summary>
    public void Release()
    {
        if (Buffer is not null)
            ArrayPool<byte>.Shared.Return(Buffer);
    }
}
