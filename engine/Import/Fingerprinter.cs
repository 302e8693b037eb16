using System.Buffers;
using System.Security.Cryptography;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Import;

/// <summary>The identity of a file's content: its SHA-256.</summary>
public static class Fingerprinter
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>SHA-256 of the whole file as 64 lower-case hex digits. Reads once, front to back, with a pooled buffer.</summary>
    /// <exception cref="PhotoException">The file is empty (also pipes and devices, which are never opened) or cannot be read.</exception>
    public static string Sha256(string path, CancellationToken cancellationToken)
    {
        using var handle = OriginalFile.Open(path, PhotoStage.Fingerprint);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long offset = 0;
            int read;
            while ((read = RandomAccess.Read(handle, buffer, offset)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                offset += read;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OriginalFile.Unreadable(PhotoStage.Fingerprint, e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest);
    }
}
