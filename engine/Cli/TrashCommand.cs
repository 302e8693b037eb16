using System.CommandLine;
using System.Globalization;
using Bpp.Engine.Organise;
using Bpp.Engine.Organise.Trash;
using static Bpp.Engine.Cli.VerbFactory;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp trash …</c>: put photos in the trash, look, take them out, empty it.</summary>
internal static class TrashCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var photos = Photos();
        photos.Arity = ArgumentArity.ZeroOrMore;
        var command = Verb(environment, "trash", "Put photos in the trash. Their files stay until it is emptied.", [photos, GlobalOptions.Library], (database, parsed, _) =>
        {
            var found = Find(database, parsed, photos);
            return found.Count > 0
                ? Tell(environment, parsed, database, new PhotoEditor(database, environment.Time).Trash(found))
                : throw new UserException("bpp trash PHOTO… puts photos in the trash; bpp trash list shows what is there", ExitCode.Usage);
        });
        command.Add(Verb(environment, "list", "List what is in the trash, the latest first.", [], (database, parsed, _) => Print(environment, parsed, new TrashBin(database, environment.Time).List(), Line)));

        var restored = Photos();
        command.Add(Verb(environment, "restore", "Take photos out of the trash.", [restored], (database, parsed, _) =>
            Tell(environment, parsed, database, new PhotoEditor(database, environment.Time).Restore(Find(database, parsed, restored)))));
        command.Add(Empty(environment));
        return command;
    }

    /// <summary>Says on stderr what was deleted and what could not be.</summary>
    public static void Warn(CommandEnvironment environment, TrashReport report)
    {
        if (report.Files > 0)
            environment.Error.WriteLine($"bpp: emptied the trash: {Words(report)}");
        foreach (var failure in report.Failures)
            environment.Error.WriteLine($"bpp: warning: {failure.Path} stays: {failure.Message}");
    }

    private static Command Empty(CommandEnvironment environment)
    {
        var yes = new Option<bool>("--yes") { Description = "Delete; without it, only say what would be." };
        var olderThan = new Option<string?>("--older-than") { Description = "Only what has been in the trash for so long, e.g. 30d.", HelpName = "DAYS" };
        return Verb(environment, "empty", "Delete for good the library's own copies of what is in the trash; files in folders of your own are never touched.", [yes, olderThan], (database, parsed, stop) =>
        {
            var bin = new TrashBin(database, environment.Time);
            var age = Age(parsed.GetValue(olderThan));
            var due = bin.List(age);
            var photos = due.Where(photo => photo.ManagedCopies > 0).ToList();
            if (photos.Count > 0 && !parsed.GetValue(yes))
                throw new UserException($"this would delete {Count(photos.Count, "photo")} for good, {Megabytes(photos.Sum(photo => photo.Size * photo.ManagedCopies))}; --yes does it", ExitCode.Usage);

            // nothing to delete is no mistake, with --yes or without
            var report = photos.Count > 0 ? bin.Empty(age, stop) : new TrashReport(0, 0, 0, due.Count, []);
            if (parsed.GetValue(GlobalOptions.Json))
                environment.Out.WriteLine(CliJson.Of(report));
            else if (!parsed.GetValue(GlobalOptions.Quiet))
                environment.Out.WriteLine(photos.Count > 0 ? $"deleted: {Words(report)}" : $"nothing to delete: the trash has no copies of the library's own{(age > TimeSpan.Zero ? " that have been there so long" : "")}{Kept(report)}");
            foreach (var failure in report.Failures)
                environment.Error.WriteLine($"bpp: {failure.Path} stays: {failure.Message}");
            return report.Failures.Count > 0 ? ExitCode.SomePhotosFailed : ExitCode.Ok;
        });
    }

    private static TimeSpan Age(string? text)
    {
        if (text is null)
            return TimeSpan.Zero;
        return int.TryParse(text.TrimEnd('d'), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 36_500
            ? TimeSpan.FromDays(days)
            : throw new UserException($"--older-than takes days, such as 30d, not '{text}'", ExitCode.Usage);
    }

    private static string Words(TrashReport report) =>
        $"{Count(report.Photos, "photo")}, {Count(report.Files, "file")}, {Megabytes(report.Bytes)}{Kept(report)}";

    private static string Kept(TrashReport report) => report.Kept > 0 ? $"; {Count(report.Kept, "photo")} in folders of your own left alone" : "";

    private static string Line(TrashedPhoto photo) => string.Create(
        CultureInfo.InvariantCulture, $"{photo.PhotoId,7}  {photo.TrashedAt:yyyy-MM-dd}  {photo.Path}{(photo.ManagedCopies == 0 ? "  [in a folder of your own]" : "")}");

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
