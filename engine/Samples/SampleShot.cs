namespace Bpp.Engine.Samples;

/// <summary>One photo to paint.</summary>
/// <param name="RelativePath">Where it goes, with its extension.</param>
internal sealed record SampleShot(string RelativePath, SampleShoot Shoot, Moment Moment, DateTime Taken, SampleTreatment Treatment, bool Portrait);
