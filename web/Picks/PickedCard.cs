using Bpp.Web.Lists;

namespace Bpp.Web.Picks;

/// <summary>A pick as the page shows it.</summary>
/// <param name="Card">Its score is the one it was picked by.</param>
/// <param name="Rank">Order of choice, from 1.</param>
/// <param name="Reason">In words.</param>
/// <param name="Forced">The user included it.</param>
internal sealed record PickedCard(PhotoCard Card, long Rank, string Reason, bool Forced);
