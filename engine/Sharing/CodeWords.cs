using System.Text;

namespace Bpp.Engine.Sharing;

/// <summary>Short words that people can compare and read out: proquints (arXiv 0901.4016), 16 bits in five letters each.</summary>
internal static class CodeWords
{
    private const string Consonants = "bdfghjklmnprstvz";
    private const string Vowels = "aiou";
    private const int Words = 4;

    /// <param name="hash">Hexadecimal, at least 16 digits; its first 64 bits become four words.</param>
    public static string Of(string hash)
    {
        var bytes = Convert.FromHexString(hash.AsSpan(0, Words * 4));
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var word = (bytes[i] << 8) | bytes[i + 1];
            if (i > 0)
                text.Append('-');
            text.Append(Consonants[word >> 12]).Append(Vowels[(word >> 10) & 3]).Append(Consonants[(word >> 6) & 15]).Append(Vowels[(word >> 4) & 3]).Append(Consonants[word & 15]);
        }

        return text.ToString();
    }
}
