using System.Globalization;
using Bpp.Engine.Organise;
using Bpp.Engine.People;

namespace Bpp.Engine.Decisions;

/// <summary>Says in words what was decided.</summary>
internal static class DecisionWords
{
    private const int MostParts = 3;

    /// <summary>One clause, without a full stop: <c>12 photos excluded</c>.</summary>
    public static string Of(IReadOnlyList<DecisionPart> parts)
    {
        var words = string.Join(", ", parts.Take(MostParts).Select(Of));
        return parts.Count > MostParts ? $"{words} and {Number(parts.Count - MostParts)} more" : words;
    }

    private static string Of(DecisionPart part) => part.Kind switch
    {
        "set" => $"setting {part.Subject} {part.PreviousValue ?? "?"} → {part.Value ?? "?"}{(part.IsReset ? " (the default)" : "")}",
        "include" => $"{Photos(part)} included",
        "exclude" => $"{Photos(part)} excluded",
        "clear" => $"{Photos(part)} neither included nor excluded",
        "crown" => $"{Photos(part)} made keeper",
        "uncrown" => $"{Photos(part)} no longer made keeper",
        OrganiseEvents.Favourite => $"{Photos(part)} {(part.IsReset ? "no longer a favourite" : part.Photos == 1 ? "made a favourite" : "made favourites")}",
        OrganiseEvents.Rated => part.IsReset ? $"rating of {Photos(part)} taken away" : $"{Photos(part)} rated {part.Value ?? "differently"}",
        OrganiseEvents.Labelled => part.IsReset ? $"label of {Photos(part)} taken away" : $"{Photos(part)} labelled {part.Value?.ToLowerInvariant() ?? "differently"}",
        OrganiseEvents.Hidden => $"{Photos(part)} {(part.IsReset ? "shown again" : "hidden")}",
        OrganiseEvents.Trashed => $"{Photos(part)} {(part.IsReset ? "taken out of the trash" : "put in the trash")}",
        OrganiseEvents.Tagged => $"tag {part.Subject} {(part.IsReset ? "taken off" : "put on")} {Photos(part)}",
        OrganiseEvents.AlbumCreated => $"album {part.Value} made",
        OrganiseEvents.AlbumRenamed => $"album renamed to {part.Value}",
        OrganiseEvents.AlbumNested => part.IsReset ? $"{Album(part)} moved to the top" : $"{Album(part)} put into {part.OtherAlbum ?? "another"}",
        OrganiseEvents.AlbumCover => part.Photos == 0 ? $"cover of {Album(part)} left to Bpp" : $"{Photos(part)} made cover of {Album(part)}",
        OrganiseEvents.AlbumSettings => part.IsReset ? $"{Album(part)} picks by the library's settings again" : $"settings of {Album(part)} changed",
        OrganiseEvents.AlbumDeleted => part.IsReset ? $"{Album(part)} brought back" : $"{Album(part)} deleted",
        OrganiseEvents.AlbumPhoto => $"{Photos(part)} {(part.IsReset ? "taken out of" : "put into")} {Album(part)}",
        OrganiseEvents.AlbumOverride => $"{Photos(part)} {(part.IsReset ? "neither included nor excluded" : part.Value is null ? "included or excluded" : $"{part.Value}d")} in {Album(part)}",
        OrganiseEvents.AlbumSql => part.IsReset ? $"{Album(part)} deleted" : $"what is in {Album(part)} defined",
        OrganiseEvents.AlbumHidden => $"smart album {part.Subject} {(part.IsReset ? "shown again" : "hidden")}",
        PeopleEvents.Named => part.IsReset ? $"name of {Person(part)} taken away" : $"a person named {part.Value}",
        PeopleEvents.Face => $"{Count(part.Events, "face")} given to {(part.Subject is null ? "nobody" : Person(part))}",
        PeopleEvents.Merged => $"{Person(part)} merged into {Other(part)}",
        PeopleEvents.Dismissed => part.IsReset ? $"{Person(part)} restored" : $"{Person(part)} dismissed ({part.Value?.Replace('_', ' ')})",
        PeopleEvents.Excluded => part.IsReset ? $"{Person(part)} allowed in picks again" : $"{Person(part)} kept out of picks",
        PeopleEvents.Boosted => part.IsReset ? $"{Person(part)} no longer preferred in picks" : $"{Person(part)} preferred in picks",
        PeopleEvents.Tagged => $"{Person(part)} {(part.IsReset ? "taken off" : "tagged on")} {Photos(part)}",
        PeopleEvents.Avatar => $"avatar of {Person(part)} chosen",
        PeopleEvents.Differ => $"{Person(part)} and {Other(part)} told apart",
        PeopleEvents.FaceDrawn => $"{Count(part.Events, "face")} drawn on {Photos(part)}",
        PeopleEvents.FaceMoved => $"{Count(part.Events, "face")} moved on {Photos(part)}",
        PeopleEvents.FaceDismissed => $"{Count(part.Events, "face")} dismissed on {Photos(part)}",
        _ => $"{part.Kind.Replace('_', ' ')} × {Number(part.Events)}",
    };

    private static string Photos(DecisionPart part) => part.FileName ?? Count(part.Photos, "photo");

    private static string Album(DecisionPart part) => part.Album is { } title ? $"album {title}" : "an album";

    private static string Person(DecisionPart part) => part.Person ?? $"an unnamed person ({part.Subject})";

    private static string Other(DecisionPart part) => part.OtherPerson ?? $"an unnamed person ({part.Value})";

    private static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
