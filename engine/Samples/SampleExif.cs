using System.Globalization;
using NetVips;

namespace Bpp.Engine.Samples;

/// <summary>What the camera writes into a sample photo.</summary>
internal static class SampleExif
{
    /// <summary>A copy of an image that carries the EXIF of a shot.</summary>
    public static Image Attach(Image image, SampleShot shot)
    {
        var (shoot, camera) = (shot.Shoot, shot.Shoot.Camera);
        var shutter = shot.Treatment is SampleTreatment.MotionBlur ? 8 : Math.Max(30, 48_000 / shoot.Iso);
        return image.Mutate(mutable =>
        {
            void Set(int directory, string tag, string value) => mutable.Set(GValue.RefStrType, $"exif-ifd{directory}-{tag}", value);
            var time = shot.Taken.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture);
            Set(0, "Make", camera.Make);
            Set(0, "Model", camera.Model);
            Set(0, "Software", "Bpp sample library");
            Set(0, "DateTime", time);
            Set(2, "DateTimeOriginal", time);
            Set(2, "DateTimeDigitized", time);
            Set(2, "OffsetTimeOriginal", string.Create(CultureInfo.InvariantCulture, $"{(shoot.Offset < 0 ? '-' : '+')}{Math.Abs(shoot.Offset):00}:00"));
            Set(2, "SubSecTimeOriginal", string.Create(CultureInfo.InvariantCulture, $"{(shot.Moment.Seed * 37 % 89) + 10}"));
            Set(2, "LensModel", camera.Lens);
            Set(2, "ExposureTime", $"1/{shutter}");
            Set(2, "FNumber", string.Create(CultureInfo.InvariantCulture, $"{camera.Aperture * 10:0}/10"));
            Set(2, "FocalLength", $"{camera.FocalLength}/1");
            Set(2, "ISOSpeedRatings", shoot.Iso.ToString(CultureInfo.InvariantCulture));
            if (shoot.Place is not { } place)
                return;
            // A step of some metres between frames, as when one walks on.
            var step = (shot.Moment.Seed % 17) * .00012;
            Set(3, "GPSLatitudeRef", place.Latitude < 0 ? "S" : "N");
            Set(3, "GPSLatitude", Degrees(place.Latitude + step));
            Set(3, "GPSLongitudeRef", place.Longitude < 0 ? "W" : "E");
            Set(3, "GPSLongitude", Degrees(place.Longitude - step));
            Set(3, "GPSAltitude", string.Create(CultureInfo.InvariantCulture, $"{place.Altitude * 10:0}/10"));
        });
    }

    private static string Degrees(double value)
    {
        var absolute = Math.Abs(value);
        var degrees = (int)absolute;
        var minutes = (int)((absolute - degrees) * 60);
        var seconds = (int)((((absolute - degrees) * 60) - minutes) * 60_00);
        return string.Create(CultureInfo.InvariantCulture, $"{degrees}/1 {minutes}/1 {seconds}/100");
    }
}
