namespace NlpMlNet.Sentiment;

/// <summary>Reads lines and refuses text that was decoded in the wrong encoding.</summary>
internal sealed class ValidTextReader(TextReader reader, string file) : TextReader
{
    private const char Replacement = '\uFFFD';

    private long line = 1;

    public override int Peek() => reader.Peek();

    public override int Read()
    {
        var unit = reader.Read();
        Check(unit == Replacement);
        line += unit == '\n' ? 1 : 0;
        return unit;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var read = buffer[..reader.Read(buffer)];
        var wrong = read.IndexOf(Replacement);
        line += read[..(wrong < 0 ? read.Length : wrong)].Count('\n');
        Check(wrong >= 0);
        return read.Length;
    }

    public override string? ReadLine()
    {
        var text = reader.ReadLine();
        Check(text?.Contains(Replacement, StringComparison.Ordinal) == true);
        line++;
        return text;
    }

    private void Check(bool isWrong)
    {
        if (isWrong)
        {
            throw new LexiconFormatException(
                file, line, "there are bytes that are no text in this encoding; pass the file's encoding, e.g. Encoding.Latin1");
        }
    }
}
