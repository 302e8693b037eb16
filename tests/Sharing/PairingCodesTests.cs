using Bpp.Engine.Sharing;
using Microsoft.Extensions.Time.Testing;

namespace Bpp.Tests.Sharing;

public sealed class PairingCodesTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Redeem_Twice_WorksOnce()
    {
        var codes = new PairingCodes(_time);
        var code = codes.Issue();
        Assert.Equal(32, code.Length);
        Assert.True(codes.Redeem(code));
        Assert.False(codes.Redeem(code));
    }

    [Fact]
    public void Redeem_AfterTwoMinutes_Refuses()
    {
        var codes = new PairingCodes(_time);
        var code = codes.Issue();
        _time.Advance(PairingCodes.Life);
        Assert.False(codes.Redeem(code));
    }

    [Fact]
    public void Redeem_AfterClear_Refuses()
    {
        var codes = new PairingCodes(_time);
        var code = codes.Issue();
        codes.Clear();
        Assert.False(codes.Redeem(code));
    }

    [Fact]
    public void Issue_ManyTimes_EndsTheOldest()
    {
        var codes = new PairingCodes(_time);
        var first = codes.Issue();
        string[] later = [.. Enumerable.Range(0, 8).Select(_ => codes.Issue())];
        Assert.False(codes.Redeem(first));
        Assert.True(codes.Redeem(later[^1]));
    }
}
