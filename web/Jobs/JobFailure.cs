namespace Bpp.Web.Jobs;

/// <param name="Name">The file.</param>
/// <param name="Words">What was wrong with it, and what to do.</param>
internal sealed record JobFailure(string Name, string Words)
{
    /// <summary>The same in other languages that know the sentence, by their code.</summary>
    public IReadOnlyDictionary<string, string> Others { get; } = Sentences.InAll(Words);
}
