using System.Security.Cryptography;
using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;
using Bpp.Tests.Support;

namespace Bpp.Tests.Import;

public sealed class FingerprinterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(262_144)]
    [InlineData(700_001)]
    public void Sha256_AnySize_EqualsTheFrameworksHash(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        File.WriteAllBytes(_folder["a.bin"], bytes);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), Fingerprinter.Sha256(_folder["a.bin"], CancellationToken.None));
    }

    [Fact]
    public void Sha256_FileOpenForWriting_IsReadAllTheSame()
    {
        using var writer = new FileStream(_folder["a.bin"], FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        writer.WriteByte(1);
        writer.Flush();

        Assert.Equal(64, Fingerprinter.Sha256(_folder["a.bin"], CancellationToken.None).Length);
    }

    [Fact]
    public void Sha256_EmptyFile_SaysSo()
    {
        File.WriteAllBytes(_folder["a.jpg"], []);

        Assert.Equal(FailureReason.Empty, Failure(_folder["a.jpg"]).Reason);
    }

    [Fact]
    public void Sha256_MissingFile_IsUnreadable()
    {
        var failure = Failure(_folder["gone.jpg"]);

        Assert.Equal((PhotoStage.Fingerprint, FailureReason.Unreadable), (failure.Stage, failure.Reason));
    }

    [Fact]
    public void Sha256_Folder_IsUnreadable() => Assert.Equal(FailureReason.Unreadable, Failure(_folder.Path).Reason);

    [SkippableFact]
    public void Sha256_Device_IsNotOpened()
    {
        Skip.IfNot(File.Exists("/dev/zero"), "Needs a device");

        Assert.Equal(FailureReason.Empty, Failure("/dev/zero").Reason);
    }

    public void Dispose() => _folder.Dispose();

    private static PhotoException Failure(string path) =>
        Assert.Throws<PhotoException>(() => Fingerprinter.Sha256(path, CancellationToken.None));
}
