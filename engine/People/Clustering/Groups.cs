namespace Bpp.Engine.People.Clustering;

/// <summary>Faces joined into groups: union-find with what average linkage and the constraints need of each group.</summary>
internal sealed class Groups
{
    // Twins in a mirror and wrong members happen: one photo in fifty may hold two faces of a group.
    private const int PhotosPerExcuse = 50;
    private const float PriorPairs = 3;
    private const float LeastCohesion = 0.7f;

    private readonly UnitVectors _vectors;
    private readonly int[] _parent;
    private readonly float[]?[] _sums;
    private readonly int[] _sizes;
    private readonly HashSet<long>[] _photos;
    private readonly string?[] _people;
    private readonly float _prior;

    /// <param name="vectors">One row a face.</param>
    /// <param name="samples">The same faces.</param>
    /// <param name="cohesion">See <see cref="ClusteringOptions.Cohesion"/>.</param>
    public Groups(UnitVectors vectors, IReadOnlyList<FaceSample> samples, float cohesion)
    {
        (_vectors, _prior) = (vectors, cohesion);
        _parent = [.. Enumerable.Range(0, samples.Count)];
        _sums = new float[samples.Count][];
        _sizes = [.. samples.Select(_ => 1)];
        _photos = [.. samples.Select(sample => new HashSet<long> { sample.Photo })];
        _people = [.. samples.Select(sample => sample.Person)];
    }

    /// <summary>The group a face is in, named by one of its faces.</summary>
    public int Of(int face)
    {
        while (_parent[face] != face)
            face = _parent[face] = _parent[_parent[face]];
        return face;
    }

    public int Size(int group) => _sizes[group];

    public string? Person(int group) => _people[group];

    public bool HasPhoto(int group, long photo) => _photos[group].Contains(photo);

    /// <summary>Says that a face of the group is in a photo, without its vector.</summary>
    public void AddPhoto(int group, long photo) => _photos[group].Add(photo);

    /// <summary>The sum of a group's vectors.</summary>
    public ReadOnlySpan<float> Sum(int group) => _sums[group] is { } sum ? sum : _vectors[group];

    /// <summary>Mean cosine of the faces of two groups, measured against how much each varies in itself.</summary>
    public float Similarity(int a, int b) =>
        UnitVectors.Dot(Sum(a), Sum(b)) / _sizes[a] / _sizes[b] * _prior / MathF.Sqrt(Cohesion(a) * Cohesion(b));

    /// <summary>Mean cosine of a face and the faces of a group, on the same scale.</summary>
    public float Similarity(ReadOnlySpan<float> face, int group) =>
        UnitVectors.Dot(face, Sum(group)) / _sizes[group] * MathF.Sqrt(_prior / Cohesion(group));

    public bool MayJoin(int a, int b)
    {
        var (one, other) = (_people[a], _people[b]);
        // Two answers of the user stay apart; declaring people different gives each its own.
        if (one is not null && other is not null)
            return one == other;
        var (small, large) = _photos[a].Count <= _photos[b].Count ? (_photos[a], _photos[b]) : (_photos[b], _photos[a]);
        return small.Count(large.Contains) <= small.Count / PhotosPerExcuse;
    }

    /// <summary>Joins two groups whatever they hold; the lower number stays, so that the order of joining does not show.</summary>
    public void Join(int a, int b)
    {
        (a, b) = (Of(a), Of(b));
        if (a == b)
            return;
        if (a > b)
            (a, b) = (b, a);
        var into = _sums[a] ??= _vectors[a].ToArray();
        var from = Sum(b);
        for (var at = 0; at < into.Length; at++)
            into[at] += from[at];
        if (_photos[a].Count < _photos[b].Count)
            (_photos[a], _photos[b]) = (_photos[b], _photos[a]);
        _photos[a].UnionWith(_photos[b]);
        _photos[b] = [];
        _sums[b] = null;
        _sizes[a] += _sizes[b];
        _people[a] ??= _people[b];
        _parent[b] = a;
    }

    private float Cohesion(int group)
    {
        var size = _sizes[group];
        if (size == 1)
            return _prior;
        var pairs = size * (size - 1) / 2f;
        var sum = (UnitVectors.Dot(Sum(group), Sum(group)) - size) / 2;
        return Math.Max(LeastCohesion * _prior, (sum + (PriorPairs * _prior)) / (pairs + PriorPairs));
    }
}
