namespace Bpp.Web.Sharing;

/// <summary>All that a device learns of a photo.</summary>
/// <param name="Id">photo_id.</param>
/// <param name="Hash">Of its content; its pictures' address.</param>
/// <param name="Day">ISO 8601; null: not known.</param>
/// <param name="Favourite">As the owner's.</param>
internal sealed record SharedPhoto(long Id, string Hash, string? Day, bool Favourite);
