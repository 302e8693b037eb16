using System.Threading.Tasks.Dataflow;
using Bpp.Engine.Faces;
using Bpp.Engine.Import;

namespace Bpp.Engine.Pipeline;

/// <summary>
/// The function from requests to facts. Everything that touches a photo's pixels is behind it, so that it can run in this process
/// or in a supervised worker process, where a native crash costs one photo and not the run.
/// </summary>
public interface IPhotoAnalyser
{
    /// <summary>Changes whenever the same file would give other facts.</summary>
    string Version { get; }

    /// <summary>
    /// A block that takes files and gives one outcome each, in any order, with bounded memory. It never faults: what goes wrong with a
    /// photo is that photo's failure. Once aborted it may swallow the photos it still holds, and completes without finishing them.
    /// </summary>
    /// <param name="abort">Give up the photos in flight.</param>
    AnalyserBlock Start(CancellationToken abort);

    /// <summary>Reads the faces in boxes that somebody drew in one photo.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="boxes">In the upright photo.</param>
    /// <param name="cancellationToken">Give up.</param>
    /// <returns>One for each box, of quality 0 where there is nothing to read; null when this analyser does not look at faces.</returns>
    /// <exception cref="PhotoException">The photo cannot be decoded.</exception>
    IReadOnlyList<FaceFacts>? ReadFaces(string path, IReadOnlyList<FaceBox> boxes, CancellationToken cancellationToken);
}

/// <summary>A running analyser.</summary>
/// <param name="Block">Requests in, outcomes out.</param>
/// <param name="Counters">One for each stage inside, in order.</param>
public sealed record AnalyserBlock(IPropagatorBlock<FingerprintedFile, AnalysisOutcome> Block, IReadOnlyList<BlockCounters> Counters);
