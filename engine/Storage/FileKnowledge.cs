namespace Bpp.Engine.Storage;

/// <summary>What the library already knows of a scanned file.</summary>
public enum FileKnowledge
{
    /// <summary>New, changed, or last seen by another version of the analyser: fingerprint it.</summary>
    Unknown,

    /// <summary>Same size and time, and its facts are up to date: skip it.</summary>
    Unchanged,

    /// <summary>Same size and time as when this analyser failed on it: skip it, and count it as failed.</summary>
    FailedBefore,
}
