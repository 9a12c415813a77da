using System.Text;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class ForeignFileTests
{
    [Theory]
    [InlineData("PK\u0003\u0004", "a zip archive, or a workbook of Excel (.xlsx). Unpack it, or save the sheet as CSV")]
    [InlineData("\u00D0\u00CF\u0011\u00E0", "a document of Office (.xls, .doc). Save it as CSV or as text")]
    [InlineData("\u001F\u008B", "a gzip archive, or data of R (.rds, .rda). Unpack it, or write it as CSV from R")]
    [InlineData("BZh9", "a bzip2 archive, or data of R (.rda). Unpack it, or write it as CSV from R")]
    [InlineData("\u00FD7zXZ", "an xz archive, or data of R (.rda). Unpack it, or write it as CSV from R")]
    [InlineData("(\u00B5/\u00FD", "a zstd archive. Unpack it")]
    [InlineData("%PDF-1.7", "a PDF. Save it as text")]
    [InlineData("{\\rtf1", "a document in RTF. Save it as text")]
    [InlineData("version https://git-lfs.github.com", "a pointer of Git LFS and not the file itself. Get the file with 'git lfs pull'")]
    [InlineData("<!DOCTYPE html>", "a page in HTML. Download the file itself")]
    [InlineData("# SentiWordNet v3.0.0\n", "SentiWordNet, which lists senses and not words. Make a table of words and valences of it, such as the mean of PosScore minus NegScore over a word's senses, and save it as CSV")]
    [InlineData("# note\nPOS\tID\tPosScore\tNegScore\tSynsetTerms\tGloss\na\t00001740\t0.125\t0\table#1\thaving", "SentiWordNet, which lists senses and not words. Make a table of words and valences of it, such as the mean of PosScore minus NegScore over a word's senses, and save it as CSV")]
    [InlineData("<html>", "a page in HTML. Download the file itself")]
    public void Refuse_OtherKind_NamesItAndWhatToDo(string start, string expected) =>
        Assert.Equal($"The lexicon 'l.txt' is {expected}.", Assert.Throws<NlpMlNetException>(() => ForeignFile.Refuse("l.txt", Encoding.Latin1.GetBytes(start))).Message);

    [Fact]
    public void Refuse_EmptyFile_SaysSo() => Assert.Equal(
        "l.txt, line 1: the file is empty; expected entries.", Assert.Throws<LexiconFormatException>(() => ForeignFile.Refuse("l.txt", [])).Message);

    [Theory]
    [InlineData("a\0")]
    [InlineData("a\0b")]
    [InlineData("a\0b\u0001")]
    [InlineData("ab\0\0")]
    [InlineData("\0a\0b")] // the big end first needs a mark
    public void Refuse_ZeroBytesOfNoText_SaysSo(string content) => Assert.Equal(
        "The lexicon 'l.txt' has zero bytes in it, and so is no text. Give a text file.",
        Assert.Throws<NlpMlNetException>(() => ForeignFile.Refuse("l.txt", Encoding.Latin1.GetBytes(content))).Message);

    [Theory]
    [InlineData("good\t1\n")]
    [InlineData("a\0b\0")] // UTF-16
    [InlineData("\u00FF\u00FE\0a")]
    [InlineData("\u00FE\u00FF\0a")]
    [InlineData("P\u0003")]
    [InlineData("a\t00001740\t0.125\t0\table\n")]
    public void Refuse_Text_IsRead(string content) => ForeignFile.Refuse("l.txt", Encoding.Latin1.GetBytes(content));
}
