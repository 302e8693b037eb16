namespace Bpp.Engine.Imaging;

/// <summary>What decoding learned about one file, with its frame.</summary>
public sealed record DecodedPhoto : IDisposable
{
    /// <summary>The shared pixels; null for a video, which has no frame yet.</summary>
    public required Frame? Frame { get; init; }

    public required ImageFormat Format { get; init; }

    /// <summary>Full-size width in pixels after EXIF rotation.</summary>
    public required int Width { get; init; }

    /// <summary>Full-size height in pixels after EXIF rotation.</summary>
    public required int Height { get; init; }

    /// <summary>EXIF orientation 1–8 as stored in the file; 1 when absent or out of range.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Why part of the picture is missing (truncated, corrupt), or null when it is whole.</summary>
    public string? Damage { get; init; }

    /// <summary>The frame comes from the camera's embedded preview (RAW).</summary>
    public bool FromPreview { get; init; }

    /// <summary>Things the user should hear of although the photo was read, e.g. a wrong extension.</summary>
    public string? Warning { get; init; }

    public void Dispose() => Frame?.Dispose();
}
