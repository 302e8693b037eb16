using System.Globalization;

namespace Bpp.Engine.Samples;

/// <summary>Turns shoots into single photos with names, times and compositions; the same seed gives the same plan.</summary>
internal static class SamplePlan
{
    /// <summary>At most <paramref name="count"/> shots. More than one year holds is painted again in the years before, with other compositions.</summary>
    public static IReadOnlyList<SampleShot> Create(int seed, int count)
    {
        List<SampleShot> shots = [];
        for (var year = 0; shots.Count < count; year++)
            foreach (var (shoot, index) in SampleShoots.All.Select((shoot, index) => (shoot, index)))
                shots.AddRange(Of(Earlier(shoot, year), (seed * 1009) + (year * 389) + (index * 47), 1000 + (index * 60)));
        return [.. shots.Take(count)];
    }

    private static SampleShoot Earlier(SampleShoot shoot, int years) => years == 0
        ? shoot
        : shoot with { Start = shoot.Start.AddYears(-years), Folder = shoot.Folder.Replace("2025", (2025 - years).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) };

    private static IEnumerable<SampleShot> Of(SampleShoot shoot, int seed, int number)
    {
        var (taken, composition, seconds, portrait) = (shoot.Start, 0, 0, false);
        foreach (var letter in shoot.Frames)
        {
            if (letter is '|' or '^')
            {
                (composition, seconds, portrait) = (composition + 1, 0, letter == '^');
                taken = shoot.Start.AddSeconds((composition * 431) + (composition * composition * 37));
                continue;
            }

            var at = taken.AddSeconds(seconds);
            var moment = new Moment(seed + (composition * 13), seconds, (Paint.Hash(seconds, composition, seed) - .5f) * .012f);
            var name = string.Format(CultureInfo.InvariantCulture, shoot.Camera.NamePattern, at, number++);
            yield return new SampleShot($"{shoot.Folder}/{name}.jpg", shoot, moment, at, TreatmentOf(letter), portrait);
            seconds++;
        }
    }

    private static SampleTreatment TreatmentOf(char letter) => letter switch
    {
        'S' => SampleTreatment.Sharp,
        'M' => SampleTreatment.MotionBlur,
        'F' => SampleTreatment.Defocus,
        'D' => SampleTreatment.Dark,
        'B' => SampleTreatment.Bright,
        _ => throw new FormatException($"A shoot has no frame '{letter}'."),
    };
}
