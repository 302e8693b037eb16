namespace Bpp.Engine.Metadata.Fields;

/// <summary>The ranges in which a camera's values make sense; outside them they are null.</summary>
internal static class CameraValues
{
    /// <summary>Seconds: above zero, up to a day.</summary>
    public static double? Exposure(double? seconds) => seconds is > 0 and <= 86_400 ? seconds : null;

    /// <summary>f-number: above zero, up to 1,000 (pinholes).</summary>
    public static double? Aperture(double? number) => number is > 0 and <= 1_000 ? number : null;

    /// <summary>ISO speed: 1 to ten million. 65535 is EXIF's "larger than this field".</summary>
    public static int? Iso(double? speed) => speed is >= 1 and <= 10_000_000 and not 65_535 ? (int)Math.Round(speed.Value) : null;

    /// <summary>Millimetres: above zero, up to 100,000 (telescopes).</summary>
    public static double? Focal(double? millimetres) => millimetres is > 0 and <= 100_000 ? millimetres : null;

    /// <summary>Stars −1 to 5; anything else is no rating.</summary>
    public static int? Rating(double? stars) => stars is >= -1 and <= 5 ? (int)Math.Round(stars.Value) : null;

    /// <summary>Microsoft's percent scale: 1, 25, 50, 75, 99 are one to five stars.</summary>
    public static int? RatingFromPercent(double? percent) => percent switch
    {
        0 => 0,
        > 0 and < 13 => 1,
        >= 13 and < 38 => 2,
        >= 38 and < 63 => 3,
        >= 63 and < 88 => 4,
        >= 88 and <= 100 => 5,
        _ => null,
    };

    /// <summary>The model without a make repeated in front of it: "NIKON CORPORATION NIKON D70" is "NIKON D70".</summary>
    public static string? Model(string? make, string? model)
    {
        if (make is null || model is null || !model.StartsWith(make + " ", StringComparison.OrdinalIgnoreCase))
            return model;
        var rest = model[(make.Length + 1)..].TrimStart();
        var brand = make.Split(' ', 2)[0];
        return rest.StartsWith(brand, StringComparison.OrdinalIgnoreCase) ? rest : model;
    }
}
