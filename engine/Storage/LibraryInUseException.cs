using Bpp.Engine.Cli;

namespace Bpp.Engine.Storage;

/// <summary>Another process owns the library (exit code 4).</summary>
/// <param name="databasePath">Of the library.</param>
/// <param name="owner">Who has it; null: nobody knows.</param>
public sealed class LibraryInUseException(string databasePath, LeaseOwner? owner, Exception? inner = null)
    : UserException($"{databasePath}: the library is in use by {(owner is null ? "another process, which does not say who it is" : $"process {owner.Pid}")}; wait until it is done or end it", Cli.ExitCode.LibraryInUse, inner)
{
    public LeaseOwner? Owner { get; } = owner;
}
