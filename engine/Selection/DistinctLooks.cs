namespace Bpp.Engine.Selection;

/// <summary>
/// The library's distinct telling fingerprints, their near neighbours, and which photo anchors each. Equal fingerprints are one look,
/// so that any number of equal frames costs nothing.
/// </summary>
internal sealed class DistinctLooks
{
    private readonly Fingerprint[] _looks;
    private readonly int[] _lookOfPhoto;
    private readonly int[] _anchorOfLook;
    private readonly int[] _neighbourStart;
    private readonly int[] _neighbours;

    public DistinctLooks(IReadOnlyList<SelectionPhoto> photos, DuplicateOptions options, CancellationToken ct)
    {
        var ids = new Dictionary<Fingerprint, int>();
        _lookOfPhoto = new int[photos.Count];
        for (var photo = 0; photo < photos.Count; photo++)
        {
            var fingerprint = photos[photo].Fingerprint;
            if (!fingerprint.IsTelling)
            {
                _lookOfPhoto[photo] = -1;
                continue;
            }

            if (!ids.TryGetValue(fingerprint, out var look))
                ids.Add(fingerprint, look = ids.Count);
            _lookOfPhoto[photo] = look;
        }

        _looks = [.. ids.OrderBy(id => id.Value).Select(id => id.Key)];
        _anchorOfLook = new int[_looks.Length];
        Array.Fill(_anchorOfLook, -1);

        // More pairs than memory should hold are a camera on a tripod: fewer bits tell its frames apart, and at 0 bits none are left.
        List<(int First, int Second)>? pairs = null;
        for (var bits = options.LibraryBits; pairs is null; bits--)
            pairs = NearDuplicatePairs.Find(_looks, bits, options.MaxPairs, ct);
        (_neighbourStart, _neighbours) = Adjacency(_looks.Length, pairs);
    }

    /// <summary>The nearest anchor that looks like the photo, the earliest of equals, or -1.</summary>
    public int NearestAnchor(int photo)
    {
        var look = _lookOfPhoto[photo];
        if (look < 0)
            return -1;
        if (_anchorOfLook[look] >= 0)
            return _anchorOfLook[look];
        var (best, bestDistance) = (-1, int.MaxValue);
        for (var i = _neighbourStart[look]; i < _neighbourStart[look + 1]; i++)
        {
            var anchor = _anchorOfLook[_neighbours[i]];
            if (anchor < 0)
                continue;
            var distance = _looks[look].DistanceTo(_looks[_neighbours[i]]);
            if (distance < bestDistance || (distance == bestDistance && anchor < best))
                (best, bestDistance) = (anchor, distance);
        }

        return best;
    }

    public void BecomeAnchor(int photo)
    {
        if (_lookOfPhoto[photo] >= 0)
            _anchorOfLook[_lookOfPhoto[photo]] = photo;
    }

    private static (int[] Starts, int[] Neighbours) Adjacency(int count, List<(int First, int Second)> pairs)
    {
        var starts = new int[count + 1];
        foreach (var (first, second) in pairs)
        {
            starts[first + 1]++;
            starts[second + 1]++;
        }

        for (var i = 0; i < count; i++)
            starts[i + 1] += starts[i];
        var next = starts.AsSpan(0, count).ToArray();
        var neighbours = new int[pairs.Count * 2];
        foreach (var (first, second) in pairs)
        {
            neighbours[next[first]++] = second;
            neighbours[next[second]++] = first;
        }

        return (starts, neighbours);
    }
}
