namespace Bpp.Engine.Organise;

/// <summary>What is in an album in SQL.</summary>
/// <param name="Form"><c>where</c>: a condition on the view <c>photo_columns</c>; <c>sql</c>: one SELECT that has a column photo_id; <c>rules</c>: <see cref="AlbumRules"/>.</param>
/// <param name="Text">As the user wrote it; of rules their JSON.</param>
public sealed record SqlAlbumDefinition(string Form, string Text)
{
    public static SqlAlbumDefinition Where(string condition) => new("where", condition);

    public static SqlAlbumDefinition Sql(string query) => new("sql", query);

    public static SqlAlbumDefinition Rules(AlbumRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new("rules", rules.ToJson());
    }
}
