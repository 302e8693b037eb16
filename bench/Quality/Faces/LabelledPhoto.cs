using Bpp.Engine.Faces;

namespace Bpp.Bench.Quality.Faces;

/// <summary>
/// What people see in a photo. The boxes of <c>faces.tsv</c> are the union of what four detectors proposed, each looked at and judged by
/// eye: a face, unclear (turned away, covered, drawn, a blur: neither a miss nor a false find), or nothing. No everyday photo was seen
/// to have a face that none of them proposed. In the crowds of faces-ultraface and faces-selfie only what two detectors agreed on is
/// a face, the rest is unclear: recall there flatters YuNet.
/// </summary>
/// <param name="Name">Relative to the photos folder.</param>
/// <param name="IsFree">Everyday subjects, nobody in sight.</param>
/// <param name="IsPet">A cat or a dog, nobody in sight.</param>
internal sealed record LabelledPhoto(string Name, bool IsFree, bool IsPet, IReadOnlyList<FaceBox> Faces, IReadOnlyList<FaceBox> Unclear);
