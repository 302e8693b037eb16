namespace Bpp.Web.Sharing;

/// <summary>All that a device learns of a photo: no name, no path, no place.</summary>
/// <param name="Id">photo_id.</param>
/// <param name="Hash">Of its content; its pictures' address.</param>
/// <param name="Day">ISO 8601; null: not known.</param>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">Pixels, upright.</param>
/// <param name="Favourite">As the owner's.</param>
/// <param name="Rating">Stars, 0-5; null when none were given.</param>
/// <param name="State">include, exclude, or null.</param>
internal sealed record SharedPhoto(long Id, string Hash, string? Day, int Width, int Height, bool Favourite, int? Rating, string? State);
