using Bpp.Engine.Cli;

namespace Bpp.Engine.Organise;

/// <summary>
/// An album's rules, which a rule builder makes and takes apart again:
/// <c>{"version": 1, "all": [{"field": "person", "operator": "is", "value": "Emma"}, {"any": […]}]}</c>. See docs/albums.md.
/// </summary>
/// <param name="Root">The outermost group.</param>
public sealed record AlbumRules(RuleGroup Root)
{
    /// <summary>Of the form this program writes; it reads no later one.</summary>
    public const int Version = 1;

    /// <summary>Groups within groups, the outermost counted.</summary>
    public const int MostDepth = 5;

    /// <summary>Rules and groups together.</summary>
    public const int MostRules = 100;

    /// <summary>Values of one rule.</summary>
    public const int MostValues = 200;

    /// <summary>Characters of one value.</summary>
    public const int LongestValue = 500;

    /// <summary>Reads rules; what comes from outside is checked wholly.</summary>
    /// <exception cref="UserException">They are not rules: which one, what is wrong with it, and the nearest names there are.</exception>
    public static AlbumRules Parse(string json) => RuleReader.Read(json);

    /// <summary>The same as JSON, always in one way.</summary>
    public string ToJson() => RuleWriter.Write(this);
}
