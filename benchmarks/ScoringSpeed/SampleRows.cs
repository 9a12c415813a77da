using System.Globalization;
using System.Text;

namespace NlpMlNet.Benchmarks;

/// <summary>Short invented answers, a CSV file of them, made from a seed while it is read.</summary>
/// <param name="count">The number of rows.</param>
/// <remarks>Columns <c>Id,Text,Label</c>; a text has 4 to 20 words, 12 on average, about a fourth of them from a list of opinions, some rare.</remarks>
internal sealed class SampleRows(int count) : Stream
{
    private static readonly string[] Common = ("the a and of to in it was is that this with for but not they we he she had very so film story people school city work "
        + "day time way first last some more than there all about would could when who which their our because still").Split(' ');
    private static readonly string[] Good = "good great lovely charming bright wonderful funny moving clever happy excellent enjoyable kind helpful fair".Split(' ');
    private static readonly string[] Bad = "bad dull awful boring poor sad terrible slow stupid unfair ugly annoying weak angry useless".Split(' ');
    private static readonly string[] Syllables = "ba ce di fo gu la me ni po ru sa te vi zo".Split(' ');

    private readonly Random random = new(20_260);
    private readonly StringBuilder text = new();
    private byte[] line = "Id,Text,Label\n"u8.ToArray();
    private int position;
    private int row;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length && (position < line.Length || MakeLine()))
        {
            var part = line.AsSpan(position, Math.Min(buffer.Length - written, line.Length - position));
            part.CopyTo(buffer[written..]);
            position += part.Length;
            written += part.Length;
        }

        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool MakeLine()
    {
        if (row == count)
        {
            return false;
        }

        text.Clear().Append(CultureInfo.InvariantCulture, $"{++row},");
        var isGood = random.Next(2) == 0;
        for (var left = random.Next(4, 21); left > 0; left--)
        {
            text.Append(Word(isGood)).Append(left == 1 ? ',' : ' ');
        }

        line = Encoding.UTF8.GetBytes(text.Append(isGood ? "good\n" : "bad\n").ToString());
        position = 0;
        return true;
    }

    private string Word(bool isGood) => random.Next(20) switch
    {
        < 4 => Pick(isGood ? Good : Bad),
        4 => Pick(isGood ? Bad : Good),
        5 => string.Concat(Enumerable.Range(0, 4).Select(_ => Pick(Syllables))),
        _ => Pick(Common),
    };

    private string Pick(string[] words) => words[random.Next(words.Length)];
}
