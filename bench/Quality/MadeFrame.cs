using Bpp.Bench.Quality.Baseline;
using Bpp.Engine.Faces;
using Bpp.Engine.Measuring;

namespace Bpp.Bench.Quality;

/// <summary>One photo of a benchmark with all that is known about it.</summary>
/// <param name="Kind">What was done to it, e.g. <c>clean</c>, <c>defocus 3</c>.</param>
/// <param name="IsGood">It is one of the best of its series.</param>
/// <param name="Bytes">Size of its file.</param>
/// <param name="Faces">Null when nobody looked for any.</param>
internal sealed record MadeFrame(
    string Kind, bool IsGood, int Width, int Height, long Bytes, Measurements Measured, ReferenceScore Reference, IReadOnlyList<FaceFacts>? Faces = null);
