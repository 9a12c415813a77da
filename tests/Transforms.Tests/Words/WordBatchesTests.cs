using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Words;

public class WordBatchesTests
{
    [Fact]
    public void MoveNext_AnyText_GivesTheWordsOfTheScanner() => Prop.ForAll(
        Texts.Arbitrary,
        text => Read(text).Words.SequenceEqual(Scanned(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void Marks_AnyText_AreAllCharactersOutsideWordsButSpaces() => Prop.ForAll(
        Texts.Arbitrary,
        text =>
        {
            var inWords = Scanned(text).SelectMany(w => Enumerable.Range(w.Start, w.Length)).ToHashSet();
            return Read(text).Marks.SequenceEqual(Enumerable.Range(0, text.Length).Where(i => text[i] != ' ' && !inWords.Contains(i)));
        }).QuickCheckThrowOnFailure();

    // Positions: d 0, space 1, d 2, colon 3, space 4, D 5, colon 6, space 7, d 8, line break 9. White space is no mark behind a word.
    [Fact]
    public void Marks_WordWithAMarkBehind_IsThereWhenItStartsLikeAnEmoticon() =>
        Assert.Equal([3, 5, 6, 9], Read("d d: D: d\n", leads: "D").Marks);

    [Fact]
    public void Marks_LongRun_EndsBatchesWithoutLosingAny() =>
        Assert.Equal(Enumerable.Range(1, 1000), Read("a" + new string('!', 1000)).Marks);

    [Fact]
    public void Counts_CapitalsAndLengthenedWords_AreOfTheWholeText()
    {
        // 40 times 5 words: more than one batch, and words at all places of a block.
        var text = string.Concat(Enumerable.Repeat("GOOD sooo Aaaah NO, yes ", 40));

        var (_, _, capitals, lengthened) = Read(text);

        Assert.Equal((80, 80), (capitals, lengthened));
    }

    private static (int Start, int Length)[] Scanned(string text)
    {
        List<(int, int)> words = [];
        var scanner = new WordScanner(text);
        while (scanner.MoveNext())
        {
            words.Add((scanner.Start, scanner.Length));
        }

        return [.. words];
    }

    private static (List<(int Start, int Length)> Words, List<int> Marks, int Capitals, int Lengthened) Read(string text, string leads = "")
    {
        var leadTable = new bool[128];
        foreach (var lead in leads)
        {
            leadTable[lead] = true;
        }

        List<(int, int)> words = [];
        List<int> marks = [];
        var buffer = new FoldedWord[WordBatches.BufferLength];
        var batches = new WordBatches(text, new TextMarks(text, new int[TextMarks.BufferLength], leadTable));
        while (batches.MoveNext(buffer, out var count))
        {
            words.AddRange(buffer[..count].Select(w => (w.Start, w.Length)));
            marks.AddRange(batches.Marks);
        }

        return (words, marks, batches.Capitals, batches.Lengthened);
    }
}
