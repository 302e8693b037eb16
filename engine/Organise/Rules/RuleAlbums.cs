namespace Bpp.Engine.Organise;

/// <summary>The albums that rules name.</summary>
internal static class RuleAlbums
{
    /// <summary>The same rules with each album named by its key or view, which stays when the title changes.</summary>
    public static AlbumRules ByKey(AlbumRules rules, Func<string, Album> albums) => new((RuleGroup)ByKey(rules.Root, albums));

    private static RuleNode ByKey(RuleNode node, Func<string, Album> albums) => node switch
    {
        RuleGroup group => new RuleGroup(group.IsAll, [.. group.Rules.Select(inner => ByKey(inner, albums))]),
        Rule { Field.Kind: RuleKind.Album } rule => rule with { Values = [.. rule.Values.Select(value => albums((string)value).Name)] },
        _ => node,
    };
}
