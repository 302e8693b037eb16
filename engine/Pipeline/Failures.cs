using Bpp.Engine.Import;

namespace Bpp.Engine.Pipeline;

/// <summary>Turns whatever a step threw into one photo's failure.</summary>
internal static class Failures
{
    public static PhotoFailure Of(Exception exception, PhotoFile file, string? sha256, PhotoStage stage) => exception switch
    {
        PhotoException known => new PhotoFailure(file, sha256, known.Stage, known.Reason, known.Message),
        FileNotFoundException or DirectoryNotFoundException => new PhotoFailure(file, sha256, stage, FailureReason.Unreadable, "The file vanished while it was being analysed."),
        IOException or UnauthorizedAccessException => new PhotoFailure(file, sha256, stage, FailureReason.Unreadable, $"The file cannot be read: {exception.Message}"),
        _ => new PhotoFailure(file, sha256, stage, FailureReason.Internal, $"A defect in Bpp ({exception.GetType().Name}: {exception.Message}). Please report it; the photo itself may be fine."),
    };
}
