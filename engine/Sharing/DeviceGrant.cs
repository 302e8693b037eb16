namespace Bpp.Engine.Sharing;

/// <summary>What a device may do and see.</summary>
/// <param name="CanPick">It may mark favourites, rate, choose and reject, under its own name; else it only looks.</param>
/// <param name="Albums">Keys of the albums it is limited to, as in view albums; with none and no <paramref name="People"/>, it sees every photo that is not hidden, trashed or sensitive.</param>
/// <param name="People">Keys of the people it is limited to, as in view people; a photo of an album or of a person is enough.</param>
public sealed record DeviceGrant(bool CanPick, IReadOnlyList<string> Albums, IReadOnlyList<string> People)
{
    /// <summary>Looks at everything that devices can see.</summary>
    public static DeviceGrant ViewAll { get; } = new(false, [], []);
}
