namespace Bpp.Web.Lists;

/// <summary>A list's photos in order, small enough to keep: nine bytes a photo.</summary>
/// <param name="Version">State of the library it was made from.</param>
/// <param name="Ids">photo_id in order.</param>
/// <param name="Aspects">Width by height of each, as <see cref="AspectCode"/>.</param>
/// <param name="Sections">Months, where the list is in order of time; else empty.</param>
/// <param name="Stacks">Photos that stand for a burst, by photo_id; empty unless asked for.</param>
internal sealed record PhotoList(long Version, long[] Ids, byte[] Aspects, IReadOnlyList<ListSection> Sections, IReadOnlyDictionary<long, PhotoStack> Stacks)
{
    private const double Steps = 40;

    /// <summary>A byte for width / height, from 1/4 to 4 in steps of 2.2 % or so: <c>ratio = 2^((code - 128) / 40)</c>.</summary>
    public static byte AspectCode(int width, int height) =>
        width <= 0 || height <= 0 ? (byte)128 : (byte)Math.Clamp(Math.Round(128 + Steps * Math.Log2((double)width / height)), 48, 208);
}
