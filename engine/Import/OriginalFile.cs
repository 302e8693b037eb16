using Bpp.Engine.Pipeline;
using Microsoft.Win32.SafeHandles;

namespace Bpp.Engine.Import;

/// <summary>The one way in which Bpp opens a photo of the user: read-only, shared with everybody.</summary>
internal static class OriginalFile
{
    /// <exception cref="PhotoException">Empty or unreadable.</exception>
    public static SafeFileHandle Open(string path, PhotoStage stage)
    {
        try
        {
            // A pipe, a socket or a device reports no size, and opening a pipe would wait for a writer for ever.
            var info = new FileInfo(path);
            if (info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
                info = target;
            if (info.Exists && info.Length == 0)
                throw new PhotoException(stage, FailureReason.Empty, "The file is empty (0 bytes). Restore it from a backup or delete it.");
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(stage, e);
        }
    }

    /// <summary>The whole content. The caller has checked the size.</summary>
    /// <exception cref="PhotoException">Empty or unreadable.</exception>
    public static byte[] ReadAll(string path, PhotoStage stage)
    {
        using var handle = Open(path, stage);
        try
        {
            var bytes = new byte[RandomAccess.GetLength(handle)];
            var filled = 0;
            while (filled < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(filled), filled) is > 0 and var read)
                filled += read;
            return filled == bytes.Length ? bytes : bytes[..filled];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(stage, e);
        }
    }

    public static PhotoException Unreadable(PhotoStage stage, Exception error) =>
        new(stage, FailureReason.Unreadable, $"The file cannot be read ({FileErrors.Words(error)}). Check its permissions and its disk.", error);
}
