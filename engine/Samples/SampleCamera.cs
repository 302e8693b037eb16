namespace Bpp.Engine.Samples;

/// <summary>An invented camera and the lens on it.</summary>
internal sealed record SampleCamera(string Make, string Model, string Lens, int FocalLength, double Aperture, string NamePattern, bool ThreeToTwo)
{
    public static SampleCamera Phone { get; } = new("Lumen", "Lumen 9", "Lumen 9 main camera", 6, 1.8, "IMG_{0:yyyyMMdd_HHmmss}", false);

    public static SampleCamera Mirrorless { get; } = new("Aurelia", "Aurelia M5", "Aurelia 24-70mm F2.8", 35, 5.6, "AUR_{1:0000}", true);

    public static SampleCamera Telephoto { get; } = new("Aurelia", "Aurelia M5", "Aurelia 70-200mm F4", 135, 4, "AUR_{1:0000}", true);

    public static SampleCamera Compact { get; } = new("Pebble", "Pebble One", "Pebble 28mm F2", 28, 2, "PBL{1:00000}", false);
}
