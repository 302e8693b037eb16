namespace Bpp.Engine.Places;

/// <summary>Where a coordinate lies, as the gazetteer names it.</summary>
/// <param name="Id">Number within one gazetteer; negative where only the country is known.</param>
/// <param name="City">Null farther than <see cref="Gazetteer.CityLimit"/> from every town.</param>
/// <param name="Region">First division of the country: state, province, Land; null where it has none.</param>
/// <param name="Country">English name.</param>
/// <param name="CountryCode">ISO 3166-1, two letters.</param>
/// <param name="Latitude">Of the city's middle, degrees north; null without a city.</param>
/// <param name="Longitude">Of the city's middle, degrees east; null without a city.</param>
/// <param name="Population">Of the city; null without a city.</param>
/// <param name="OtherNames">Of the city in other languages, '|' between.</param>
/// <param name="CountryNames">Of the country in other languages, '|' between.</param>
internal sealed record Place(
    long Id,
    string? City,
    string? Region,
    string Country,
    string CountryCode,
    double? Latitude,
    double? Longitude,
    long? Population,
    string OtherNames,
    string CountryNames);
