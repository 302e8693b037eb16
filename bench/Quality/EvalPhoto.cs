using System.Security.Cryptography;
using System.Text;

namespace Bpp.Bench.Quality;

/// <summary>A real photo from which series are made, and the half it belongs to: decided by its name's hash, once and for all.</summary>
internal sealed record EvalPhoto(string Path, string Name)
{
    /// <summary>Stable across machines; seeds everything made from the photo.</summary>
    public int Seed { get; } = BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(Name)), 0) & int.MaxValue;

    /// <summary>Constants are tuned on the other half only.</summary>
    public bool IsCheck => Seed % 2 == 1;
}
