using System.Text.Json;
using System.Text.RegularExpressions;
using Bpp.Engine.Organise;
using Bpp.Queries;
using Bpp.Tests.Docs;
using Bpp.Web;

namespace Bpp.Tests.Web.Server;

/// <summary>Everything that pages and scripts say is there in every language, and nothing else is.</summary>
public sealed partial class TextTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Keys = new(ReadKeys);

    public static TheoryData<string> Others => [.. Texts.Known.Where(code => code != "en")];

    [Fact]
    public void Keys_OfPagesAndScripts_AreFound()
    {
        Assert.True(Keys.Value.Count > 600, $"only {Keys.Value.Count}");
        foreach (var key in (string[])["Library", "Undone: {0}", "{0} {0|photo|photos} analysed, {1} known already, {2} failed", "Newest first", "Altitude (m)", "No photo passes these filters"])
            Assert.Contains(key, Keys.Value.Keys);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Language_EveryKey_IsThere(string language) =>
        Assert.Empty(Keys.Value.Where(key => !Words(language).ContainsKey(key.Key)).Select(key => $"{key.Key}   ({key.Value})"));

    [Theory]
    [MemberData(nameof(Others))]
    public void Language_EveryWord_IsUsed(string language) => Assert.Empty(Words(language).Keys.Except(Keys.Value.Keys));

    [Theory]
    [MemberData(nameof(Others))]
    public void Language_EveryPlace_IsFilled(string language)
    {
        static string Places(string text) => string.Join(' ', Place().Matches(text).Select(place => place.Value).Distinct().Order());
        Assert.Empty(Words(language).Concat(SentencesOf(language)).Where(word => Places(word.Key) != Places(word.Value)).Select(word => word.Key));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Sentence_EveryOne_IsSaidSomewhere(string language)
    {
        var said = string.Join('\n', Sources("engine", ".cs").Concat(Sources("web", ".cs")).Concat(Sources("queries", ".sql")).Select(source => Plain(source.Text)));
        var pieces = SentencesOf(language).Keys.SelectMany(sentence => Place().Split(sentence).Select(piece => (Sentence: sentence, Piece: Plain(piece).Trim())));
        Assert.Empty(pieces.Where(one => one.Piece.Length > 1 && !IsSaid(one.Piece.Split(' '), said)).Select(one => one.Sentence).Distinct());
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Sentence_EverySettingAndSmartAlbum_IsThere(string language)
    {
        var settings = SettingDescription().Matches(Newest("setting_definitions")).Select(match => match.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)).ToList();
        var albums = AlbumTitle().Matches(Newest("named_albums")).Select(match => match.Groups[1].Value).ToList();
        Assert.True(settings.Count > 20 && albums.Count > 15);
        Assert.Empty(settings.Concat(albums).Where(words => !SentencesOf(language).ContainsKey(words)).ToList());
    }

    [Theory]
    [InlineData("Score 0.53, no. 2 of the day; boosted for Emma, Tom", "Wertung 0,53, Nr. 2 des Tages; bevorzugt wegen Emma, Tom")]
    [InlineData("Pick no. 3: Best of May 2024", "Nr. 3 der Auswahl: Bestes von Mai 2024")]
    [InlineData("12 May 2024 has its 3 picks already; its score is 0.41", "12. Mai 2024 hat schon 3 Plätze in der Auswahl; die Wertung ist 0,41")]
    [InlineData("One face, eyes open, smiling", "Ein Gesicht, Augen offen, lächelnd")]
    [InlineData("1,204 photos put in the trash", "1.204 Fotos in den Papierkorb gelegt")]
    [InlineData("12 photos rated 5, b.jpg hidden and 2 more", "12 Fotos mit 5 bewertet, b.jpg ausgeblendet und 2 weitere")]
    [InlineData("album Sea, sun made", "Album Sea, sun angelegt")]
    [InlineData("Model 'a' could not be fetched: https://x.test/a: the server answered 404; https://y.test/a: no connection to the server. Without a network: fetch https://x.test/a on another machine (SHA-256 12ab), then bpp model add FILE.", "Das Modell „a“ konnte nicht geholt werden: https://x.test/a: Der Server hat 404 geantwortet; https://y.test/a: keine Verbindung zum Server. Ohne Netz: https://x.test/a auf einem anderen Rechner holen (SHA-256 12ab), dann hier als Datei hinzufügen.")]
    [InlineData("Nobody ever said this.", "Nobody ever said this.")]
    public void Sentence_InGerman_SaysTheSame(string english, string german) => Assert.Equal(german, Sentences.In("de", english));

    [Theory]
    [InlineData("Noah and an unnamed person (p0a1b2c3d4) told apart", "Noah and an unnamed person told apart")]
    [InlineData("an unnamed person (c12) and an unnamed person (c7) told apart", "two unnamed people told apart")]
    [InlineData("album Sea (c12) made", "album Sea (c12) made")]
    public void StepWords_OfUnnamedPeople_LeaveTheirKeysOut(string words, string shown) => Assert.Equal(shown, StepWords.Of(words));

    [Fact]
    public void Phrase_InEnglish_WritesNumbersWithGroupsAndLeavesBracesOfOthersAlone()
    {
        Assert.Equal("1,204 photos written to /x", new Phrase("{0} {0|photo|photos} written to {1}", 1204, "/x").ToString());
        Assert.Equal("1 photo written to {0|a|b}", new Phrase("{0} {0|photo|photos} written to {1}", 1, "{0|a|b}").ToString());
        Assert.Equal("no {0} here", new Phrase("no {0} here").ToString());
    }

    /// <summary>The words are in the sources, in up to three runs: a query puts a sentence together from parts.</summary>
    private static bool IsSaid(ReadOnlySpan<string> words, string said, int runs = 3)
    {
        for (var end = words.Length; end > 0 && runs > 0; end--)
        {
            if (said.Contains(string.Join(' ', words[..end]), StringComparison.Ordinal) && (end == words.Length || IsSaid(words[end..], said, runs - 1)))
                return true;
        }

        return false;
    }

    /// <summary>Without what stands between a text and a place in it.</summary>
    private static string Plain(string text) => text.Replace("''", "'", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Replace('_', ' ');

    [Theory]
    [MemberData(nameof(Others))]
    public void Language_EveryChoice_HasTwoFormsAndNoWordOfANumberIsLeft(string language)
    {
        var texts = Words(language).SelectMany(word => new[] { word.Key, word.Value }).ToList();
        Assert.DoesNotContain(texts, text => Choice().Replace(text, "").Contains('|', StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => Bare().IsMatch(text));
    }

    [Theory]
    [InlineData("en", 1, "1 photo is here")]
    [InlineData("en", 0, "0 photos are here")]
    [InlineData("de", 1, "1 Foto ist da")]
    [InlineData("de", 12, "12 Fotos sind da")]
    public void Plural_ByNumber_ChoosesTheWord(string language, int count, string words) =>
        Assert.Equal(words, Plural.Format(Cultures.Of(language), Texts.In(language, "{0} {0|photo is|photos are} here"), count));

    private static string Newest(string query) => QueryCatalog.Files.Where(file => file.Name == query).MaxBy(file => file.Version)!.Sql;

    private static Dictionary<string, string> Words(string language) => Read($"web/Texts/{language}.json");

    private static Dictionary<string, string> SentencesOf(string language) => Read($"web/Texts/Sentences/{language}.json");

    private static Dictionary<string, string> Read(string path) => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Repository.Root, path)))!;

    private static IEnumerable<(string Path, string Text)> Sources(string folder, string extension) =>
        Repository.Files().Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(extension, StringComparison.Ordinal)).Select(file => (file, File.ReadAllText(Path.Combine(Repository.Root, file))));

    /// <summary>Each key with a file that has it.</summary>
    private static Dictionary<string, string> ReadKeys()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (source, calls) in Sources("web", ".cs").Concat(Sources("web", ".cshtml")).Select(source => (source, PageCall())).Concat(Sources("web/wwwroot/js", ".js").Select(source => (source, ScriptCall()))))
        {
            foreach (Match call in calls.Matches(source.Text))
            {
                foreach (Match literal in Literal().Matches(FirstArgument(source.Text, call.Index + call.Length)))
                    keys.TryAdd(JsonSerializer.Deserialize<string>(literal.Value)!, source.Path);
            }
        }

        // The fields of the rule builder are the engine's.
        foreach (var words in RuleFields.All.SelectMany(field => field.Choices.Where(choice => char.IsAsciiLetterUpper(choice[0])).Prepend(field.Title)))
            keys.TryAdd(words, "RuleFields");
        return keys;
    }

    /// <summary>From here to the comma or bracket that ends an argument.</summary>
    private static string FirstArgument(string text, int start)
    {
        var (depth, inText) = (0, false);
        for (var at = start; at < text.Length; at++)
        {
            var letter = text[at];
            if (inText && letter == '\\')
                at++;
            else if (letter == '"')
                inText = !inText;
            else if (!inText && letter is '(' or '[' or '{')
                depth++;
            else if (!inText && letter is ')' or ']' or '}' && depth-- == 0 || !inText && letter == ',' && depth == 0)
                return text[start..at];
        }

        return text[start..];
    }

    [GeneratedRegex(@"\b(?:T|texts|this)\[(?=[^\]])|new Phrase\(|Texts\.Key\(")]
    private static partial Regex PageCall();

    [GeneratedRegex(@"(?<![\w.])t\(")]
    private static partial Regex ScriptCall();

    [GeneratedRegex("""
        "(?:[^"\\\n]|\\.)*"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\d\|[^|{}]+\|[^|{}]+\}")]
    private static partial Regex Choice();

    /// <summary>A number before a word that is right for many only.</summary>
    [GeneratedRegex(@"\{\d\} (?:photos|files|groups|faces|models|problems|stars|tags|picks|Fotos|Dateien|Gruppen|Gesichter|Modelle)\b")]
    private static partial Regex Bare();

    [GeneratedRegex(@"'(?:boolean|integer|number)', [^']*'((?:[^']|'')+)'\)")]
    private static partial Regex SettingDescription();

    [GeneratedRegex(@"\('album_\w+', '([A-Z][^']+)'\)")]
    private static partial Regex AlbumTitle();
}
