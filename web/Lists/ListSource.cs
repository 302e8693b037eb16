namespace Bpp.Web.Lists;

/// <summary>A way to say which photos are meant.</summary>
/// <param name="Sql">Selects <c>photo_id</c>, and <c>place</c> where the list has an order of its own; <c>$1</c> is the name.</param>
/// <param name="Sort">Order unless asked otherwise.</param>
/// <param name="Parameters">Of the SQL, where they are not the name alone.</param>
/// <param name="From">View that holds the photos: <c>photos</c> for active ones.</param>
internal sealed record ListSource(
    string Sql,
    PhotoSort Sort = PhotoSort.Newest,
    string From = "photos",
    IReadOnlyList<object?>? Parameters = null)
{
    /// <summary>The list has an order of its own.</summary>
    public bool HasPlace => Sort == PhotoSort.Own;
}
