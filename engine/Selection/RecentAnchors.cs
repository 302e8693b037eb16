namespace Bpp.Engine.Selection;

/// <summary>The anchors of the last so-many seconds, while photos are walked in order of time.</summary>
internal sealed class RecentAnchors(TimeSpan window, int most)
{
    private readonly List<int> _anchors = [];
    private int _first;

    public void Add(int photo)
    {
        _anchors.Add(photo);
        if (_anchors.Count - _first > most)
            _first++;
    }

    /// <summary>The nearest anchor within the window and the bits, the earliest of equals, or -1.</summary>
    /// <param name="requireTelling">Hashes that say too little must be equal.</param>
    public int Nearest(IReadOnlyList<SelectionPhoto> photos, int photo, DateTime time, int bits, bool requireTelling)
    {
        while (_first < _anchors.Count && time - photos[_anchors[_first]].Time > window)
            _first++;
        var fingerprint = photos[photo].Fingerprint;
        var (best, bestDistance) = (-1, int.MaxValue);
        for (var i = _first; i < _anchors.Count; i++)
        {
            var other = photos[_anchors[i]].Fingerprint;
            var allowed = requireTelling && !(fingerprint.IsTelling && other.IsTelling) ? 0 : bits;
            if (fingerprint.IsWithin(other, allowed) && fingerprint.DistanceTo(other) < bestDistance)
                (best, bestDistance) = (_anchors[i], fingerprint.DistanceTo(other));
        }

        return best;
    }
}
