namespace Bpp.Engine.Samples;

/// <summary>Where a sample photo was taken, WGS 84 degrees.</summary>
internal sealed record SamplePlace(double Latitude, double Longitude, double Altitude);
