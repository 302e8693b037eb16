namespace Bpp.Engine.Samples;

/// <summary>When and how a scene is seen: what changes between two frames of a shoot.</summary>
/// <param name="Seed">Decides the shapes; the same for all frames of one shoot.</param>
/// <param name="Seconds">Time since the first frame: clouds drift, boats sail, birds fly.</param>
/// <param name="Shift">How far the photographer's frame moved, in canvas units.</param>
internal readonly record struct Moment(int Seed, float Seconds, float Shift)
{
    public Random Random(int salt) => new((Seed * 7919) + salt);
}
