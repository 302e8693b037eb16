namespace Bpp.Engine.Storage;

/// <summary>The process that owns a library.</summary>
/// <param name="Pid">Its process id.</param>
/// <param name="StartedAt">When it opened the library, UTC.</param>
/// <param name="Address">Loopback address of its server, when it has one.</param>
/// <param name="Secret">What other processes of the user show to that server.</param>
public sealed record LeaseOwner(int Pid, DateTime StartedAt, string? Address, string? Secret);
