using System.Globalization;

namespace Bpp.Engine.Library.Settings;

/// <summary>One row of the <c>settings</c> view.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Area">What it belongs to: analysis, scoring, dedup, selection, …</param>
/// <param name="Type"><c>number</c>, <c>integer</c> or <c>boolean</c> (1 and 0).</param>
/// <param name="Value">The value in force.</param>
/// <param name="DefaultValue">The value when it is not set.</param>
/// <param name="Lowest">Smallest allowed value.</param>
/// <param name="Highest">Largest allowed value.</param>
/// <param name="IsSet">Somebody set it.</param>
/// <param name="Description">What it does.</param>
public sealed record Setting(
    string Key, string Area, string Type, double Value, double DefaultValue, double Lowest, double Highest, bool IsSet, string Description)
{
    /// <summary>The value as a user writes it.</summary>
    public string Text => Format(Value);

    /// <summary>The default as a user writes it.</summary>
    public string DefaultText => Format(DefaultValue);

    /// <summary>What is allowed, in words.</summary>
    public string Allowed => Type switch
    {
        "boolean" => "true or false",
        "integer" => $"a whole number from {Format(Lowest)} to {Format(Highest)}",
        _ => $"a number from {Format(Lowest)} to {Format(Highest)}",
    };

    /// <summary>Reads a user's text; null when it is not <see cref="Allowed"/>.</summary>
    public double? Parse(string text)
    {
        if (Type == "boolean")
        {
            return text.Trim().ToLowerInvariant() switch
            {
                "true" or "yes" or "on" or "1" => 1,
                "false" or "no" or "off" or "0" => 0,
                _ => null,
            };
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= Lowest && value <= Highest
            && (Type != "integer" || value == Math.Truncate(value))
                ? value
                : null;
    }

    private string Format(double value) =>
        Type == "boolean" ? (value != 0 ? "true" : "false") : value.ToString(CultureInfo.InvariantCulture);
}
