namespace Bpp.Engine.Pipeline;

/// <summary>One photo could not be (fully) processed. The run goes on; the failure is stored.</summary>
public sealed class PhotoException(PhotoStage stage, FailureReason reason, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public PhotoStage Stage { get; } = stage;

    public FailureReason Reason { get; } = reason;
}

/// <summary>The block of the dataflow in which something happened.</summary>
public enum PhotoStage
{
    Scan,
    Fingerprint,
    Decode,
    Metadata,
    Measure,
    Faces,
    Embed,
    Store,
}

/// <summary>Why a photo failed. Stored in snake case.</summary>
public enum FailureReason
{
    /// <summary>The file or folder cannot be opened or read (permission, vanished, I/O error).</summary>
    Unreadable,

    /// <summary>Zero bytes.</summary>
    Empty,

    /// <summary>The content is not an image, or an image of a kind Bpp does not read.</summary>
    UnsupportedFormat,

    /// <summary>The extension promises one format and the content is another. A warning when the content could be read all the same.</summary>
    WrongExtension,

    /// <summary>More pixels, a longer side or more bytes than the limits allow.</summary>
    TooLarge,

    /// <summary>The content is an image, but its pixels cannot be decoded.</summary>
    Undecodable,

    /// <summary>A defect in Bpp itself.</summary>
    Internal,
}
