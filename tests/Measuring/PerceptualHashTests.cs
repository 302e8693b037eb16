using System.Numerics;
using Bpp.Engine.Measuring;
using FsCheck.Xunit;
using NetVips;

namespace Bpp.Tests.Measuring;

public sealed class PerceptualHashTests
{
    // What the engine takes for one picture anywhere in a library; smooth pictures stay well below.
    private const int FewBits = 6;

    [Property(MaxTest = 25)]
    public void AllHashes_SmoothPictureRescaled_StayAlike(int seed) =>
        AssertAlike(Hashes(Paint(seed, 480, 360), 480, 360), Hashes(Paint(seed, 221, 166), 221, 166));

    [Property(MaxTest = 25)]
    public void AllHashes_SmoothPictureRecompressed_StayAlike(int seed)
    {
        var pixels = Paint(seed, 320, 240);
        using var image = Image.NewFromMemory(pixels, 320, 240, 3, Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var jpeg = Image.NewFromBuffer(image.JpegsaveBuffer(q: 40));
        AssertAlike(Hashes(pixels, 320, 240), Hashes(jpeg.WriteToMemory<byte>(), 320, 240));
    }

    [Property(MaxTest = 25)]
    public void AllHashes_TwoSmoothPictures_DifferInMoreThanOneMayVary(int seed)
    {
        var (one, other) = (Hashes(Paint(seed, 240, 180), 240, 180), Hashes(Paint(unchecked(seed + 7919), 240, 180), 240, 180));
        Assert.True(one.Zip(other, (a, b) => BitOperations.PopCount(a ^ b)).Max() > FewBits);
    }

    [Property(MaxTest = 25)]
    public void AllHashes_FlatPicture_AreEmpty(byte level, byte width, byte height)
    {
        var (w, h) = (width + 1, height + 1);
        var pixels = new byte[3 * w * h];
        Array.Fill(pixels, level);
        Assert.Equal([0UL, 0UL, 0UL], Hashes(pixels, w, h));
    }

    [Fact]
    public void Frequency_SlowestWaveAndItsNegative_SetAndClearTheFirstBit()
    {
        // One diagonal half wave, bright in the corner the hash begins at.
        const int Side = 256;
        var pixels = new byte[3 * Side * Side];
        for (var i = 0; i < Side * Side; i++)
            pixels.AsSpan(3 * i, 3).Fill((byte)Math.Round(128 + (100 * Math.Cos(((i % Side) + 0.5) * Math.PI / Side) * Math.Cos(((i / Side) + 0.5) * Math.PI / Side))));
        var hash = Hashes(pixels, Side, Side)[2];
        Assert.Equal(1UL << 63, hash & (1UL << 63));
        var negative = pixels.Select(value => (byte)(255 - value)).ToArray();
        Assert.Equal(0UL, Hashes(negative, Side, Side)[2] & (1UL << 63));
    }

    private static void AssertAlike(ulong[] one, ulong[] other) =>
        Assert.All(one.Zip(other), pair => Assert.InRange(BitOperations.PopCount(pair.First ^ pair.Second), 0, FewBits));

    private static ulong[] Hashes(byte[] rgb, int width, int height)
    {
        var luma = new LumaPlane();
        luma.SetFromRgb(rgb, width, height);
        return [PerceptualHash.Difference(luma), PerceptualHash.Average(luma), PerceptualHash.Frequency(luma)];
    }

    /// <summary>A sum of waves of every frequency that pHash sees, the same picture at any size.</summary>
    private static byte[] Paint(int seed, int width, int height)
    {
        var random = new Random(seed);
        var waves = Enumerable.Range(0, 81).Select(i => (Across: i % 9, Down: i / 9, Height: (random.NextDouble() - 0.5) * 60)).Skip(1).ToArray();
        var across = Cosines(width);
        var down = Cosines(height);
        var pixels = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var level = 128.0;
                foreach (var wave in waves)
                    level += wave.Height * across[wave.Across, x] * down[wave.Down, y];
                pixels.AsSpan(3 * ((y * width) + x), 3).Fill((byte)Math.Clamp(level, 0, 255));
            }
        }

        return pixels;
    }

    private static double[,] Cosines(int length)
    {
        var values = new double[9, length];
        for (var wave = 0; wave < 9; wave++)
        {
            for (var i = 0; i < length; i++)
                values[wave, i] = Math.Cos((i + 0.5) * wave * Math.PI / length);
        }

        return values;
    }
}
