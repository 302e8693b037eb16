using System.Buffers.Binary;
using System.Text;
using NetVips;

namespace Bpp.Tests.Export;

/// <summary>Pictures with the profile of a screen: P3's colours, a description of its owner, a serial number and a date.</summary>
internal static class TestProfiles
{
    private const string Field = "icc-profile-data";

    /// <param name="description">What the screen is called.</param>
    /// <param name="padding">Bytes of calibration curves, so that a JPEG needs several segments.</param>
    public static Image Attach(string description, int padding)
    {
        using var picture = ExportFixture.Picture(64, 48, 1);
        using var profiled = picture.IccTransform("p3", inputProfile: "srgb");
        var tags = Tags(Of(profiled)).Where(tag => tag.Name != "desc").ToList();
        tags.Add(("desc", Description(description)));
        tags.Add(("mmod", [.. "mmod\0\0\0\0"u8, .. "serial 4711\0"u8]));
        tags.Add(("vcgt", [.. "vcgt\0\0\0\0"u8, .. new byte[padding]]));
        var profile = Join(Of(profiled).AsSpan(0, 128), tags);
        return profiled.Mutate(image => image.Set(GValue.BlobType, Field, profile));
    }

    public static byte[] Of(Image image) => (byte[])image.Get(Field);

    public static IEnumerable<(string Name, byte[] Data)> Tags(byte[] profile)
    {
        for (var i = 0; i < BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(128)); i++)
        {
            var entry = profile.AsSpan(132 + (i * 12), 12).ToArray();
            yield return (Encoding.ASCII.GetString(entry, 0, 4), profile.AsSpan(BinaryPrimitives.ReadInt32BigEndian(entry.AsSpan(4)), BinaryPrimitives.ReadInt32BigEndian(entry.AsSpan(8))).ToArray());
        }
    }

    private static byte[] Description(string text)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(count, text.Length + 1);
        return [.. "desc\0\0\0\0"u8, .. count, .. Encoding.ASCII.GetBytes(text), 0, .. new byte[78]];
    }

    private static byte[] Join(ReadOnlySpan<byte> header, List<(string Name, byte[] Data)> tags)
    {
        var offset = 132 + (tags.Count * 12);
        var profile = new byte[offset + tags.Sum(tag => Padded(tag.Data.Length))];
        header.CopyTo(profile);
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        profile.AsSpan(24, 12).Fill(7);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(128), tags.Count);
        for (var i = 0; i < tags.Count; i++)
        {
            var entry = profile.AsSpan(132 + (i * 12), 12);
            Encoding.ASCII.GetBytes(tags[i].Name, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], offset);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Data.Length);
            tags[i].Data.CopyTo(profile.AsSpan(offset));
            offset += Padded(tags[i].Data.Length);
        }

        return profile;
    }

    private static int Padded(int length) => (length + 3) / 4 * 4;
}
