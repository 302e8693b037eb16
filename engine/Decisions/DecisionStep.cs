namespace Bpp.Engine.Decisions;

/// <summary>One action of the past, as a person would tell it.</summary>
/// <param name="Batch">Names it.</param>
/// <param name="At">UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="Kinds">What kinds of events it holds, with how many of each.</param>
/// <param name="Subject">The setting, person or album when all its events are about one.</param>
/// <param name="Value">The value when all its events have one.</param>
/// <param name="IsUndone">Whether it counts no more.</param>
public sealed record DecisionStep(string Batch, DateTime At, string Actor, IReadOnlyDictionary<string, long> Kinds, string? Subject, string? Value, bool IsUndone)
{
    /// <summary>What it was, part by part.</summary>
    public IReadOnlyList<DecisionPart> Parts { get; init; } = [];

    /// <summary>What it was in words, without a full stop: <c>12 photos excluded</c>.</summary>
    public string Words => DecisionWords.Of(Parts);
}
