namespace Bpp.Engine.Importing.Sources;

/// <summary>One finding in a source: exactly one of the two is set.</summary>
/// <param name="Entry">A photo.</param>
/// <param name="Failure">Something that is left out.</param>
internal sealed record Offer(SourceEntry? Entry, ImportFailure? Failure)
{
    public static Offer Of(SourceEntry entry) => new(entry, null);

    public static Offer Refused(string origin, string message) => new(null, new ImportFailure(origin, message));
}
