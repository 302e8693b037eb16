namespace Bpp.Web.Sharing;

/// <summary>An album or a person on a device's page.</summary>
/// <param name="Kind">album or person: the kind of list behind it.</param>
/// <param name="Name">Its key.</param>
/// <param name="Title">For people.</param>
/// <param name="Photos">Photos in it that the device can see.</param>
/// <param name="Cover">Address of a picture.</param>
internal sealed record SharedShelf(string Kind, string Name, string Title, int Photos, string Cover);
