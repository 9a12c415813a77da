using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;
using static NlpMlNet.Tests.Subwords.SentencePieceWriter;

namespace NlpMlNet.Tests.Subwords;

/// <summary>
/// Where Microsoft.ML.Tokenizers gives the same ids, and where it departs from the models' own tokenizers: why its WordPiece and BPE
/// stand behind normalizers and splitters of our own, and why SentencePiece's models do not use it.
/// </summary>
public sealed class LibraryAgreementTests : IDisposable
{
    private const string Bert = "models/tokenizers/bert-base-uncased";
    private const string Gpt2 = "models/tokenizers/gpt2";
    private const int Gpt2Size = 50257;
    private const int LineCount = 300;

    // Ids:                                0      1      2      3      4   5  6  7    8  9
    private const string SmallVocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\n##b\n=\n½\n";

    // GPT-2's division into words.
    private const string Gpt2Words = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private static readonly SubwordEncodeOptions TextOnly = new() { AddSpecialTokens = false };
    private static readonly (string Piece, float Score, int Kind)[] Reserved = [("<unk>", 0, Unknown), ("<s>", 0, Control), ("</s>", 0, Control)];

    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Bert_ReferenceTexts_LibraryDiffersAtSymbolsTabsAndInvisibleCharacters()
    {
        var library = LibraryBert(Path.Combine(SharedData.Find(Bert), "vocab.txt"));

        Assert.Equal(
            ["emoji ", "   lea", "http:/", "email:", "1,234.", "zero\u200Bw", "\uFB01 liga", "\u0939\u093F\u0928\u094D\u0926\u0940"],
            Differing(Bert, library).Select(text => text[..6]));
    }

    [Fact]
    public void Bert_LinesWithoutSymbols_Agree()
    {
        var vocabulary = Path.Combine(SharedData.Find(Bert), "vocab.txt");
        var (library, ours) = (LibraryBert(vocabulary), SubwordTokenizer.FromWordPiece(vocabulary));

        AssertAgree(library, text => ours.Encode(text).Ids, Lines(text => !text.Any(HasNoWord)));
    }

    [Theory]
    [InlineData("a = b", new[] { 2, 5, 6, 3 }, new[] { 2, 5, 8, 6, 3 })]
    [InlineData("½", new[] { 2, 3 }, new[] { 2, 9, 3 })]
    [InlineData("a \U0001F600", new[] { 2, 5, 3 }, new[] { 2, 5, 1, 3 })]
    [InlineData("a\tb", new[] { 2, 5, 7, 3 }, new[] { 2, 5, 6, 3 })]
    [InlineData("a\u200Bb", new[] { 2, 5, 6, 3 }, new[] { 2, 5, 7, 3 })]
    public void Bert_LibraryDropsSymbols_JoinsAtTabs_DividesAtInvisibleCharacters(string text, int[] library, int[] ours)
    {
        var vocabulary = files.Write("vocab.txt", SmallVocabulary);

        Assert.Equal(library, LibraryBert(vocabulary)(text));
        Assert.Equal(ours, SubwordTokenizer.FromWordPiece(vocabulary).Encode(text).Ids);
    }

    [Fact]
    public void Bert_HalfOfASurrogatePair_LibraryThrows() =>
        Assert.Throws<ArgumentException>(() => LibraryBert(files.Write("vocab.txt", SmallVocabulary))("a\uD83Db"));

    [Fact]
    public void Gpt2_BpeTokenizerWithGpt2sWords_AgreesEverywhere()
    {
        var (vocabulary, merges) = Gpt2Files();
        var special = new Dictionary<string, int> { ["<|endoftext|>"] = Gpt2Size - 1 };
        var words = new RegexPreTokenizer(new Regex(Gpt2Words, RegexOptions.CultureInvariant), special);
        var library = BpeTokenizer.Create(new BpeOptions(vocabulary, merges) { ByteLevel = true, SpecialTokens = special, PreTokenizer = words });
        var ours = SubwordTokenizer.FromByteLevelBpe(vocabulary, merges);

        Assert.Empty(Differing(Gpt2, text => library.EncodeToIds(text)));
        AssertAgree(text => library.EncodeToIds(text), text => ours.Encode(text).Ids, Lines(_ => true));
    }

    [Fact]
    public void Gpt2_CodeGenTokenizer_AgreesButForRunsOfSpaces_WhichGetIdsBeyondTheVocabulary()
    {
        var (vocabulary, merges) = Gpt2Files();
        using var vocabularyStream = File.OpenRead(vocabulary);
        using var mergesStream = File.OpenRead(merges);
        var library = CodeGenTokenizer.Create(vocabularyStream, mergesStream);
        var ours = SubwordTokenizer.FromByteLevelBpe(vocabulary, merges);

        var text = Assert.Single(Differing(Gpt2, text => library.EncodeToIds(text)));
        Assert.StartsWith("   leading", text, StringComparison.Ordinal);
        Assert.True(library.EncodeToIds(text).Max() >= Gpt2Size);
        AssertAgree(text => library.EncodeToIds(text), text => ours.Encode(text).Ids, Lines(_ => true));
    }

    // 51 emoji are 102 units of UTF-16; BERT's limit is 100 characters.
    [Fact]
    public void WordPiece_LongestWord_LibraryCountsUnitsOfUtf16()
    {
        var word = string.Concat(Enumerable.Repeat("\U0001F600", 51));
        var vocabulary = files.Write("vocab.txt", "[UNK]\n[CLS]\n[SEP]\n\U0001F600\n##\U0001F600\n");

        Assert.Equal([0], WordPieceTokenizer.Create(vocabulary).EncodeToIds(word));
        Assert.Equal([3, .. Enumerable.Repeat(4, 50)], SubwordTokenizer.FromWordPiece(vocabulary).Encode(word, TextOnly).Ids);
    }

    // é is C3 A9.
    [Theory]
    [InlineData("aé", "\"byte_fallback\": true", new[] { 256 }, new[] { 256, 0xC3, 0xA9 })]
    [InlineData("ab", "\"ignore_merges\": true", new[] { 256, 257 }, new[] { 258 })]
    public void Bpe_LibraryHasNeitherBytesForUnknownCharactersNorWholeWordsFirst(string text, string option, int[] library, int[] ours)
    {
        string[] pieces = [.. Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>"), "a", "b", "ab"];
        var vocabulary = string.Join(", ", pieces.Select((piece, id) => $"\"{piece}\": {id}"));
        var tokenizer = BpeTokenizer.Create(new BpeOptions(pieces.Select(KeyValuePair.Create)));

        Assert.Equal(library, tokenizer.EncodeToIds(text));
        Assert.Equal(ours, files.Json($$"""{"type": "BPE", "vocab": { {{vocabulary}} }, "merges": [], {{option}}}""").Encode(text, TextOnly).Ids);
    }

    [Fact]
    public void Bpe_MergeOfAPieceWithASpace_LibraryRefuses() => Assert.Throws<InvalidOperationException>(() => BpeTokenizer.Create(
        new BpeOptions([KeyValuePair.Create("a", 0), KeyValuePair.Create(" ", 1), KeyValuePair.Create(" a", 2)]) { Merges = ["  a"] }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SentencePiece_LinesAlmostWithoutUnknownCharacters_Agree(int type)
    {
        string[] pairs = ["▁t", "▁a", "he", "in", "re", "on", "er", "▁the", "nd", "▁s", "▁w", "ed", "or", "at", "en", "▁o", "ing", "▁and", "es", "an"];
        var letters = "▁etaoinshrdlucmfwygpbvkxqjzETAOINSHRDLUCMFWYGPBVKXQJZ0123456789,.<>-@'\"".Select(letter => letter.ToString());
        var pieces = pairs.Concat(letters).Select((piece, i) => (piece, -3.3f - (0.11f * i) - (0.0013f * i * i), Normal));
        var model = files.Write("x.model", Write(type, [.. Reserved, .. pieces]));
        var (library, ours) = (LibrarySentencePiece(model), SubwordTokenizer.FromSentencePiece(model));

        AssertAgree(library, text => ours.Encode(text, TextOnly).Ids, Lines(_ => true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SentencePiece_RunOfUnknownCharacters_LibraryGivesOneTokenForEach(int type) => AssertSentencePiece(
        Write(type, [.. Reserved, ("▁", -1, Normal), ("a", -2, Normal)]), "axyza", library: [3, 4, 0, 0, 0, 4], ours: [3, 4, 0, 4]);

    [Fact]
    public void SentencePiece_BpeMergesOfOneScore_LibraryGoesFromTheRight() => AssertSentencePiece(
        Write(2, [.. Reserved, ("a", -2, Normal), ("aa", -1, Normal)], dummyPrefix: false), "aaa", library: [3, 4], ours: [4, 3]);

    [Fact]
    public void SentencePiece_BpeUserDefinedPiece_LibraryMergesIt() => AssertSentencePiece(
        Write(2, [.. Reserved, ("a", -2, Normal), ("b", -2, UserDefined), ("ab", -1, Normal)], dummyPrefix: false), "ab", library: [5], ours: [3, 4]);

    // c cc and cc c have one sum, -(2.5 + 3/2^23) before rounding. As a Single the first, c cc, is rounded down to -(2.5 + 4/2^23), and
    // SentencePiece compares it with the second as it is; the library with the second rounded too.
    [Fact]
    public void SentencePiece_UnigramTie_LibraryComparesRoundedSums() => AssertSentencePiece(
        Write(1, [.. Reserved, ("c", -1, Normal), ("cc", -(1.5f + (3f / (1 << 23))), Normal)], dummyPrefix: false), "ccc", library: [3, 4], ours: [4, 3]);

    // A user-defined piece has 1 byte times 0 less 0.1, as no score is above 0: a b = -0.3 - 0.1 is better than ab = -0.5. The library
    // takes the highest score, though below 0: a b = -0.3 + (-0.3 - 0.1).
    [Fact]
    public void SentencePiece_UnigramUserDefinedPiece_LibraryGivesItTooLowAScore() => AssertSentencePiece(
        Write(1, [.. Reserved, ("a", -0.3f, Normal), ("b", -1, UserDefined), ("ab", -0.5f, Normal)], dummyPrefix: false),
        "ab",
        library: [5],
        ours: [3, 4]);

    // a b = -0.1 - 0.7 = -0.7999999999999999 in double precision, above ab = -0.8; in single precision both are -0.8.
    [Fact]
    public void Unigram_TokenizerJson_SumsInDoublePrecision_LibraryInSingle()
    {
        var model = files.Write("x.model", Write(1, [.. Reserved, ("a", -0.1f, Normal), ("b", -0.7f, Normal), ("ab", -0.8f, Normal)], dummyPrefix: false));
        const string Json =
            """{"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0], ["<s>", 0], ["</s>", 0], ["a", -0.1], ["b", -0.7], ["ab", -0.8]]}""";

        Assert.Equal([5], LibrarySentencePiece(model)("ab"));
        Assert.Equal([3, 4], files.Json(Json).Encode("ab", TextOnly).Ids);
    }

    // é is C3 A9; the pieces of bytes have the ids 5 to 260.
    [Theory]
    [InlineData(1, 260)]
    [InlineData(2, 5)]
    public void SentencePiece_ByteFallback_LibraryGivesIdsBeyondAUnigramVocabulary(int type, int libraryStart)
    {
        var bytes = Enumerable.Range(0, 256).Select(value => ($"<0x{value:X2}>", 0f, SentencePieceWriter.Byte));

        AssertSentencePiece(
            Write(type, [.. Reserved, ("a", -1, Normal), ("b", -2, Normal), .. bytes], byteFallback: true, dummyPrefix: false),
            "aéb",
            library: [3, libraryStart + 0xC3, libraryStart + 0xA9, 4],
            ours: [3, 5 + 0xC3, 5 + 0xA9, 4]);
    }

    // ﬁ becomes fi, Ａ A, and of a and a-with-accent the longer goes first.
    [Theory]
    [InlineData(1, new[] { 3, 4, 5, 6, 7 })]
    [InlineData(2, new[] { 3, 0, 0, 0, 0, 0 })]
    public void SentencePiece_TableOfReplacements_LibraryHeedsItForUnigramOnly(int type, int[] library)
    {
        var map = CharacterMapWriter.Write(("\uFB01", "fi"), ("\uFF21", "A"), ("a", "x"), ("a\u0300", "\u00E0"));
        (string Piece, float Score, int Kind)[] pieces =
        [
            .. Reserved, ("▁", -1, Normal), ("fi", -2, Normal), ("A", -3, Normal), ("\u00E0", -4, Normal), ("x", -5, Normal),
            ("f", -6, Normal), ("i", -7, Normal),
        ];

        AssertSentencePiece(Write(type, pieces, characterMap: map), "\uFB01\uFF21a\u0300a", library, ours: [3, 4, 5, 6, 7]);
    }

    [Fact]
    public void SentencePiece_OnlySpaces_LibraryGivesASpaceInBpe() =>
        AssertSentencePiece(Write(2, [.. Reserved, ("▁", -1, Normal)]), "   ", library: [3], ours: []);

    private void AssertSentencePiece(byte[] model, string text, int[] library, int[] ours)
    {
        var path = files.Write("x.model", model);

        Assert.Equal(library, LibrarySentencePiece(path)(text));
        Assert.Equal(ours, SubwordTokenizer.FromSentencePiece(path).Encode(text, TextOnly).Ids);
    }

    private static void AssertAgree(Func<string, IReadOnlyList<int>> library, Func<string, int[]> ours, string[] lines)
    {
        Assert.Equal(LineCount, lines.Length);
        Assert.All(lines, line => Assert.Equal(library(line), ours(line)));
    }

    // The reference texts for which the library gives other ids than those stored.
    private static string[] Differing(string folder, Func<string, IReadOnlyList<int>> library) =>
    [
        .. ReferenceEncodings.Read(folder + "/reference-encodings.json").GetProperty("single").EnumerateArray()
            .Where(single => !single.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())
                .SequenceEqual(library(single.GetProperty("text").GetString()!)))
            .Select(single => single.GetProperty("text").GetString()!),
    ];

    private static Func<string, IReadOnlyList<int>> LibraryBert(string vocabulary)
    {
        var library = BertTokenizer.Create(vocabulary, new BertOptions { RemoveNonSpacingMarks = true });
        return text => library.EncodeToIds(text, addSpecialTokens: true, considerPreTokenization: true, considerNormalization: true);
    }

    private static Func<string, IReadOnlyList<int>> LibrarySentencePiece(string model)
    {
        using var stream = File.OpenRead(model);
        var library = SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
        return text => library.EncodeToIds(text);
    }

    private static (string Vocabulary, string Merges) Gpt2Files() =>
        (Path.Combine(SharedData.Find(Gpt2), "vocab.json"), Path.Combine(SharedData.Find(Gpt2), "merges.txt"));

    private static string[] Lines(Func<string, bool> isWanted) =>
        [.. File.ReadLines(SharedData.Find("data/wikitext-2/valid.txt"))
            .Select(line => line.Replace("<unk>", "unk", StringComparison.Ordinal)).Where(line => line.Length > 1 && isWanted(line)).Take(LineCount)];

    private static bool HasNoWord(char unit) =>
        char.IsSymbol(unit) || char.IsSurrogate(unit) || char.GetUnicodeCategory(unit) == UnicodeCategory.OtherNumber;
}
