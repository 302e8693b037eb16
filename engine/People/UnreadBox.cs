using Bpp.Engine.Faces;

namespace Bpp.Engine.People;

/// <summary>A face in a box that is the user's word, and that nobody has read there.</summary>
/// <param name="PhotoId">Its photo.</param>
/// <param name="Path">Below the root of the photo's source.</param>
/// <param name="Box">Where.</param>
internal sealed record UnreadBox(long PhotoId, string Path, FaceBox Box);
