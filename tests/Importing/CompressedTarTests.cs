using Bpp.Tests.Queries;

namespace Bpp.Tests.Importing;

/// <summary>The compressions .NET has no encoder for: a tar of <c>1.jpg</c> ("one") and <c>2.jpg</c> ("two"), made by tar with bzip2 and xz.</summary>
public sealed class CompressedTarTests(QueryLibrary facts) : IClassFixture<QueryLibrary>, IDisposable
{
    private const string Bzip2 = "QlpoOTFBWSZTWe3MNjQAAIL7hMkAAEhAAX+AAAhikd6AAACAGCAAkDGAAmAAJgVSRPImmgYRpoPU3V1YLVrWQNqQiId8smBxZJKHVJEFiJRY3WMs+CaF6QaqDAuTZ0TVsZqKLS5Ji8L2KRm39tmn6uhafX1g+KplV9XS5EH8XckU4UJDtzDY0A==";

    private const string Xz = "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4Cf/AHNdABiLicexm/w3sie0reSBY/lCTtxIZJp8iV/sS5/4zwLrW+/PlGrGGiXMZ1KwyXyddijm4jfK7S62HhrF/AMc9E45WnQXIvdZl60EIntjSMAQXv/ynP9mGwUxJMUW2TaHCgTZltD1fHhvo6ROxwoPl6PLwQAAAMoAwZbCCWOMAAGPAYBQAADrwzaQscRn+wIAAAAABFla";

    private readonly ImportLibrary _library = new(facts);

    [Theory]
    [InlineData("a.tar.bz2", Bzip2)]
    [InlineData("a.tbz2", Bzip2)]
    [InlineData("a.tar.xz", Xz)]
    [InlineData("a.txz", Xz)]
    [InlineData("a.tar", Xz)]
    public async Task Import_CompressedTar_TakesItsPhotos(string name, string base64)
    {
        await File.WriteAllBytesAsync(_library.Folder[name], Convert.FromBase64String(base64));
        Assert.Empty((await _library.Import(name)).Failures);
        Assert.Equal(["b/1.jpg=one", "b/2.jpg=two"], _library.Photos());
    }

    [Theory]
    [InlineData("a.tar.bz2", Bzip2)]
    [InlineData("a.tar.xz", Xz)]
    public async Task Import_DamagedOrCutShort_IsOneFailureAndNoFile(string name, string base64)
    {
        var whole = Convert.FromBase64String(base64);
        foreach (var damage in new Func<byte[]>[] { () => whole[..(whole.Length / 2)], () => [.. whole.Select((value, i) => i == whole.Length / 2 ? (byte)(value ^ 0x55) : value)] })
        {
            await File.WriteAllBytesAsync(_library.Folder[name], damage());
            var report = await _library.Import(name);
            Assert.False(report.Complete);
            Assert.Contains("damaged", Assert.Single(report.Failures).Message, StringComparison.Ordinal);
            Assert.Empty(_library.Photos());
        }
    }

    public void Dispose() => _library.Dispose();
}
