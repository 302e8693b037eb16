using Bpp.Engine.Import;

namespace Bpp.Engine.Importing.Archives;

/// <summary>What zip and tar sources have in common.</summary>
internal static class ArchiveReading
{
    public const int BufferBytes = 256 * 1024;

    /// <summary>Photos, and archives, which are refused by name rather than overlooked.</summary>
    public static bool IsWanted(string name, IReadOnlySet<string> extensions) => extensions.Contains(PhotoExtensions.Of(name)) || ArchiveKinds.IsNested(name);

    /// <summary>Turns what decoders throw at damaged bytes into one exception.</summary>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Decoders meet hostile bytes with all kinds of exceptions; only these are not about the bytes.</summary>
    public static bool IsDamage(Exception exception) =>
        exception is not (ArchiveException or OperationCanceledException or OutOfMemoryException or UnauthorizedAccessException)
        && (exception is not IOException || exception is InvalidDataException or EndOfStreamException);

    public static ArchiveException Damaged(Exception cause) =>
        new($"it is damaged, or not what its name says ({cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}); get it again from where it came.", cause) { IsDamage = true };
}
