namespace Bpp.Tests.Selection;

/// <summary>The picks as one would explain them: walk the photos, best first, and take each one that nothing forbids.</summary>
internal static class GreedyPicks
{
    public sealed record Photo(int Id, DateOnly? Day, double Score, double SeriesScore, int? Group, int? Scene, string? Override, bool Boosted, int Crowned = 0, bool ShowsNoah = false)
    {
        public DateOnly? Month => Day is { } day ? new DateOnly(day.Year, day.Month, 1) : null;
    }

    public sealed record Rules(int K, int MaxPerDay, int MinPerMonth, int MaxPerMonth, bool Variety, bool Dedup, DateOnly? Since = null, DateOnly? Until = null, string Cover = "");

    /// <summary>Ids in the order they are picked. Photos are numbered in the library's order.</summary>
    public static List<int> Choose(IReadOnlyList<Photo> library, Rules rules)
    {
        var wanted = rules.K == 0 ? int.MaxValue : rules.K;
        library = [.. library.Where(photo => (rules.Since is null || photo.Day >= rules.Since) && (rules.Until is null || photo.Day <= rules.Until))];
        var forced = BestFirst(library.Where(photo => photo.Override == "include")).ToList();
        var pool = library.Where(photo => photo.Override is null).ToList();
        if (rules.Dedup)
        {
            pool = [.. pool.Where(photo => photo.Group is null || !forced.Any(other => other.Group == photo.Group))];
            pool = [.. pool.Where(photo => photo.Group is null || photo == Keeper(pool.Where(other => other.Group == photo.Group)))];
        }

        var covering = new[] { ("Emma", (Func<Photo, bool>)(photo => photo.Boosted)), ("Noah", photo => photo.ShowsNoah) }
            .Where(person => rules.Cover.Contains(person.Item1, StringComparison.Ordinal) && !forced.Any(person.Item2))
            .Select(person => BestFirst(pool.Where(person.Item2)).FirstOrDefault())
            .OfType<Photo>()
            .Distinct();
        forced = [.. forced, .. BestFirst(covering)];
        pool = [.. pool.Except(forced)];

        if (rules.Variety)
        {
            var shown = forced.Where(photo => photo.Scene is not null).Select(photo => photo.Scene).ToHashSet();
            pool = [.. BestFirst(pool).Where(photo => photo.Scene is null || shown.Add(photo.Scene))];
        }

        var picks = forced.Take(wanted).ToList();
        var takenOfMonth = forced.Where(photo => photo.Month is not null).GroupBy(photo => photo.Month!.Value).ToDictionary(month => month.Key, month => month.Count());
        var takenOfDay = forced.Where(photo => photo.Day is not null).GroupBy(photo => photo.Day!.Value).ToDictionary(day => day.Key, day => day.Count());

        // Coverage in rounds: the best of each month still short of its floor, the best of those first. A month is covered as long as
        // its caps allow, even when k runs out before: nothing later depends on what did not fit.
        var months = pool.Where(photo => photo.Month is not null).GroupBy(photo => photo.Month!.Value).ToList();
        for (var round = 1; round <= rules.MinPerMonth; round++)
        {
            var best = months
                .Where(month => takenOfMonth.GetValueOrDefault(month.Key) < round)
                .Select(month => BestFirst(month.Where(photo => !picks.Contains(photo) && Allowed(photo))).FirstOrDefault())
                .OfType<Photo>();
            foreach (var photo in BestFirst(best).ToList())
                Take(photo);
        }

        foreach (var photo in BestFirst(pool).Where(photo => !picks.Contains(photo)).ToList())
        {
            if (picks.Count < wanted && Allowed(photo))
                Take(photo);
        }

        if (rules.K > 0)
        {
            foreach (var photo in BestFirst(pool).Where(photo => !picks.Contains(photo)).ToList())
                Take(photo);
        }

        return [.. picks.Take(wanted).Select(photo => photo.Id)];

        bool Allowed(Photo photo) =>
            (rules.MaxPerDay == 0 || photo.Day is not { } day || takenOfDay.GetValueOrDefault(day) < rules.MaxPerDay)
            && (rules.MaxPerMonth == 0 || photo.Month is not { } month || takenOfMonth.GetValueOrDefault(month) < rules.MaxPerMonth);

        void Take(Photo photo)
        {
            picks.Add(photo);
            if (photo.Day is { } day)
                takenOfDay[day] = takenOfDay.GetValueOrDefault(day) + 1;
            if (photo.Month is { } month)
                takenOfMonth[month] = takenOfMonth.GetValueOrDefault(month) + 1;
        }
    }

    private static IEnumerable<Photo> BestFirst(IEnumerable<Photo> photos) => photos.OrderByDescending(Score).ThenBy(photo => photo.Id);

    /// <summary>The keeper of a group: the one crowned last, else the best of the series, else the earliest.</summary>
    public static Photo Keeper(IEnumerable<Photo> group) => group.OrderByDescending(photo => photo.Crowned).ThenByDescending(photo => photo.SeriesScore).ThenBy(photo => photo.Id).First();

    private static double Score(Photo photo) => Math.Min(1, photo.Score + (photo.Boosted ? 0.15 / 3 : 0));
}
