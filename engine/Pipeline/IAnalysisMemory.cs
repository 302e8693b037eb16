using Bpp.Engine.Import;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Pipeline;

/// <summary>What earlier runs left behind: decides what need not be read again.</summary>
internal interface IAnalysisMemory
{
    /// <summary>Notes that the scan came across a path that it could not look at. One thread.</summary>
    void Saw(string relativePath);

    /// <summary>Judges a file by its size and time, and notes that it was seen. One thread.</summary>
    FileKnowledge Look(PhotoFile file);

    /// <summary>The remembered failure of a file that failed before.</summary>
    PhotoFailure FailureOf(PhotoFile file);

    /// <summary>This analyser has the facts of the content already. Any thread.</summary>
    bool HasContent(string sha256);
}
