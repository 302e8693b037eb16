namespace Bpp.Engine.Samples;

/// <summary>One outing: a scene, a time, a place, a camera, and what was taken.</summary>
/// <param name="Folder">Folder of its photos.</param>
/// <param name="Scene">Paints the scene.</param>
/// <param name="Start">Wall-clock time of the first frame.</param>
/// <param name="Offset">Hours from UTC.</param>
/// <param name="Place">Where; null for a camera without GPS.</param>
/// <param name="Iso">Sensitivity; night needs more, and shows more noise.</param>
/// <param name="Frames">
/// One letter a frame, a second apart: <c>S</c>harp, <c>M</c>otion blur, de<c>F</c>ocused, <c>D</c>ark, <c>B</c>right.
/// <c>|</c> starts another composition some minutes later, <c>^</c> does so in portrait.
/// </param>
internal sealed record SampleShoot(string Folder, Action<Canvas, Moment> Scene, DateTime Start, int Offset, SamplePlace? Place, SampleCamera Camera, int Iso, string Frames);
