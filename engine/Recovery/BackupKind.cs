namespace Bpp.Engine.Recovery;

/// <summary>Why a backup was taken; decides how long it is kept.</summary>
public enum BackupKind
{
    /// <summary>The user asked for it: kept until the user removes it.</summary>
    Manual,

    /// <summary>Once a day: the three newest, and the newest of each of four weeks.</summary>
    Daily,

    /// <summary>Before the tables changed: the newest of each schema version.</summary>
    Migration,
}
