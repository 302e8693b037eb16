namespace Bpp.Engine.Samples;

/// <summary>What went right or wrong when a sample photo was taken.</summary>
internal enum SampleTreatment
{
    Sharp,
    MotionBlur,
    Defocus,
    Dark,
    Bright,
}
