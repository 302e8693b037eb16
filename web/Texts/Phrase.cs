using System.Globalization;

namespace Bpp.Web;

/// <summary>Words that wait for a reader: what is told to many, or kept for later, is put into a language where it is shown.</summary>
/// <param name="English">With <c>{0}</c>, <c>{1}</c> … for the values.</param>
/// <param name="Values">Numbers, and names as they are; what is itself to be translated is a phrase.</param>
internal sealed record Phrase(string English, params IReadOnlyList<object> Values)
{
    /// <summary>What the engine said, in other languages that know the sentence, by their code.</summary>
    public IReadOnlyDictionary<string, string>? Others { get; init; }

    /// <summary>A sentence of the engine, names and numbers in it already.</summary>
    public static Phrase Of(string sentence) => new(sentence) { Others = Sentences.InAll(sentence) };

    /// <summary>In English.</summary>
    public override string ToString() => Values.Count == 0
        ? English // a message of somebody else may hold braces of its own
        : Plural.Format(CultureInfo.InvariantCulture, English, [.. Values.Select(value => value is int or long ? string.Format(CultureInfo.InvariantCulture, "{0:N0}", value) : value)]);
}
