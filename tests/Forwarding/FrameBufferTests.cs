using System.Text;
using Bpp.Engine.Forwarding;

namespace Bpp.Tests.Forwarding;

public sealed class FrameBufferTests
{
    [Fact]
    public async Task Take_WrittenAndCompleted_GivesFramesInOrderThenNull()
    {
        using var frames = new FrameBuffer();
        frames.Write(FrameKind.Out, "ab"u8);
        frames.Write(FrameKind.Error, "c"u8);
        frames.Complete(3);
        var taken = (await frames.TakeAsync(default))!;
        Assert.Equal("o\0\0\0\u0002abe\0\0\0\u0001cx\0\0\0\u0004\0\0\0\u0003"u8.ToArray(), taken.ToArray());
        Assert.Null(await frames.TakeAsync(default));
    }

    [Fact]
    public async Task Write_MoreThanIsRead_WaitsUntilAbandoned()
    {
        using var frames = new FrameBuffer();
        var block = new byte[64 << 10];
        var writing = Task.Run(() =>
        {
            for (var n = 0; n < 100; n++)
                frames.Write(FrameKind.Bytes, block);
        });
        long read = 0;
        while (read < 1 << 20)
            read += (await frames.TakeAsync(default))!.Length;
        Assert.False(writing.IsCompleted);
        frames.Abandon();
        await writing;
    }

    [Fact]
    public async Task TextWriter_SurrogatesInTwoCalls_AreOneCharacter()
    {
        using var frames = new FrameBuffer();
        await using var writer = new FrameTextWriter(frames, FrameKind.Out);
        foreach (var half in "🌊")
            writer.Write(half);
        var taken = (await frames.TakeAsync(default))!.ToArray();
        Assert.Equal("🌊", Encoding.UTF8.GetString(taken[FrameBuffer.HeaderBytes..]));
    }
}
