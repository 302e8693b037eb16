namespace Bpp.Engine.Decisions;

/// <summary>The events of a batch that say one thing: a row of the view <c>decision_history</c>.</summary>
/// <param name="Kind">Kind of the events.</param>
/// <param name="Events">How many.</param>
/// <param name="Photos">About how many photos.</param>
/// <param name="FileName">The photo's name when it is one.</param>
/// <param name="Subject">Setting, tag, or key of a person or an album.</param>
/// <param name="Person">Name of the person that is the subject.</param>
/// <param name="OtherPerson">Name of the person that is the value.</param>
/// <param name="Album">Title of the album that is the subject.</param>
/// <param name="OtherAlbum">Title of the album that is the value.</param>
/// <param name="IsReset">No value was given.</param>
/// <param name="Value">New value; of a setting as a user writes it.</param>
/// <param name="PreviousValue">What a setting was before.</param>
public sealed record DecisionPart(
    string Kind, long Events, long Photos, string? FileName, string? Subject, string? Person, string? OtherPerson, string? Album, string? OtherAlbum, bool IsReset, string? Value, string? PreviousValue);
