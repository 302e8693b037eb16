using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Imaging;

/// <summary>Turns an untrusted file into one upright sRGB frame. Thread-safe.</summary>
public interface IPhotoDecoder
{
    /// <summary>Part of the analyser version: raised when the same file would give other pixels.</summary>
    int Version { get; }

    /// <param name="path">Absolute path; opened read-only.</param>
    /// <param name="maxLongSide">Longest side of the frame in pixels (256–4096); smaller photos are not enlarged.</param>
    /// <param name="cancellationToken">Checked between steps; a started native decode finishes.</param>
    /// <exception cref="PhotoException">The file is unreadable, empty, too large, unsupported or undecodable.</exception>
    DecodedPhoto Decode(string path, int maxLongSide, CancellationToken cancellationToken);
}
