using Bpp.Engine.Samples.Scenes;

namespace Bpp.Engine.Samples;

/// <summary>The year that the sample library shows: nine months, seven places, four cameras.</summary>
internal static class SampleShoots
{
    private static readonly SamplePlace Alps = new(46.6242, 8.0414, 1204);
    private static readonly SamplePlace Provence = new(43.8352, 5.7839, 590);
    private static readonly SamplePlace Cappadocia = new(38.6431, 34.8289, 1180);
    private static readonly SamplePlace Desert = new(31.0999, -4.0127, 730);
    private static readonly SamplePlace Lisbon = new(38.6916, -9.2160, 12);
    private static readonly SamplePlace Tromso = new(69.6492, 18.9553, 20);
    private static readonly SamplePlace ChiangMai = new(18.7883, 98.9853, 310);

    public static IReadOnlyList<SampleShoot> All { get; } =
    [
        new("2025/03 Morocco", DesertDunes.Paint, At(3, 22, 17, 48, 3), 0, Desert, SampleCamera.Mirrorless, 100, "SSM|S|B"),
        new("2025/04 Cappadocia", Balloons.Paint, At(4, 19, 6, 31, 40), 3, Cappadocia, SampleCamera.Phone, 64, "SSM|S^S"),
        new("2025/05 Garden", DewMacro.Paint, At(5, 11, 7, 5, 22), 2, null, SampleCamera.Compact, 200, "SF"),
        new("2025/05 Garden", PoppyMeadow.Paint, At(5, 24, 18, 20, 9), 2, null, SampleCamera.Telephoto, 160, "SSF^S"),
        new("2025/06 Alps", MountainLake.Paint, At(6, 14, 20, 41, 12), 2, Alps, SampleCamera.Mirrorless, 100, "SSMF|D^S"),
        new("2025/06 Alps", StarryCamp.Paint, At(6, 14, 23, 37, 50), 2, Alps, SampleCamera.Mirrorless, 1600, "SM|S"),
        new("2025/07 Provence", LavenderRows.Paint, At(7, 8, 19, 52, 31), 2, Provence, SampleCamera.Phone, 50, "SSF|B"),
        new("2025/08 Lisbon", SailingBoat.Paint, At(8, 16, 20, 10, 44), 1, Lisbon, SampleCamera.Telephoto, 200, "SSSMF"),
        new("2025/08 Lisbon", Lighthouse.Paint, At(8, 17, 11, 25, 16), 1, Lisbon, SampleCamera.Phone, 50, "SSM^S|D"),
        new("2025/09 City", RainyStreet.Paint, At(9, 12, 21, 3, 5), 2, null, SampleCamera.Compact, 800, "SF"),
        new("2025/09 City", CityNight.Paint, At(9, 13, 22, 14, 27), 2, null, SampleCamera.Mirrorless, 800, "SM"),
        new("2025/10 Woods", AutumnBirches.Paint, At(10, 18, 15, 36, 58), 2, null, SampleCamera.Telephoto, 400, "SSF"),
        new("2025/10 Woods", MistyForest.Paint, At(10, 19, 7, 58, 2), 2, null, SampleCamera.Mirrorless, 200, "S|S"),
        new("2025/11 Thailand", Lanterns.Paint, At(11, 5, 20, 45, 33), 7, ChiangMai, SampleCamera.Phone, 640, "SM|S"),
        new("2025/12 Tromso", AuroraLake.Paint, At(12, 2, 22, 51, 19), 1, Tromso, SampleCamera.Mirrorless, 1600, "S|S"),
        new("2025/12 Tromso", WinterCabin.Paint, At(12, 3, 15, 22, 40), 1, Tromso, SampleCamera.Phone, 80, "SSF|B"),
    ];

    private static DateTime At(int month, int day, int hour, int minute, int second) => new(2025, month, day, hour, minute, second, DateTimeKind.Unspecified);
}
