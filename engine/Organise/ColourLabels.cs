namespace Bpp.Engine.Organise;

/// <summary>The colours of labels, as other programs know them.</summary>
public static class ColourLabels
{
    public static IReadOnlyList<string> All { get; } = ["Red", "Yellow", "Green", "Blue", "Purple"];
}
