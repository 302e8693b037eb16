using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Import;
using Bpp.Engine.Measuring;
using Bpp.Engine.Metadata;

namespace Bpp.Engine.Pipeline;

/// <summary>
/// One photo on its way through the analyser. Each block fills its part; the frame lives until the last frame stage is done.
/// A later room (embeddings) adds a nullable property here, a stage and a table.
/// </summary>
public sealed class PhotoWork(FingerprintedFile source) : IDisposable
{
    public FingerprintedFile Source { get; } = source;

    public DecodedPhoto? Decoded { get; set; }

    public PhotoMetadata Metadata { get; set; } = PhotoMetadata.Empty;

    public Measurements? Measurements { get; set; }

    /// <summary>Null until a stage has looked for faces.</summary>
    public PhotoFaces? Faces { get; set; }

    public void Dispose() => Decoded?.Dispose();
}
