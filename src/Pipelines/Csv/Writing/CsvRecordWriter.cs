using System.Globalization;
using System.Text;
using CsvHelper;
using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>Writes rows field by field, without an allocation per field.</summary>
/// <remarks>
/// CsvHelper's writer formats and quotes, in UTF-8; other encodings are made from it. A row with another number of fields than
/// the first one is refused with <see cref="InvalidOperationException"/>.
/// </remarks>
internal sealed class CsvRecordWriter : IDisposable
{
    private readonly CsvWriter writer;
    private readonly Stream? transcoding;
    private readonly CsvWriteOptions options;

    /// <param name="stream">Where to write; it stays open.</param>
    /// <param name="options">Options that have been validated.</param>
    public CsvRecordWriter(Stream stream, CsvWriteOptions options)
    {
        this.options = options;
        var format = new CsvWriterOptions
        {
            Separator = options.Delimiter,
            NewLine = options.LineBreak,
            WriteByteOrderMark = options.ByteOrderMark,
            TrueValue = "true",
            FalseValue = "false",
        };
        transcoding = Transcode(stream, options);
        writer = CsvWriter.Create(transcoding ?? stream, format, leaveOpen: true);
    }

    /// <summary>Gets the number of rows written, the header included.</summary>
    public long Rows => writer.RecordCount;

    /// <summary>Writes a text.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        if (options.ProtectFormulas && Formula.Is(text))
        {
            WriteProtected(text);
        }
        else if (text is ['\uFEFF', ..])
        {
            writer.WriteField(text, CsvQuoting.Always); // at the file's start it would pass for a byte-order mark
        }
        else
        {
            writer.WriteField(text);
        }
    }

    /// <summary>Writes a text that is UTF-8 already.</summary>
    public void Write(ReadOnlySpan<byte> utf8)
    {
        if ((options.ProtectFormulas && Formula.MayBe(utf8)) || utf8.StartsWith("\uFEFF"u8))
        {
            Write(Encoding.UTF8.GetString(utf8));
        }
        else
        {
            writer.WriteField(utf8);
        }
    }

    /// <summary>Writes a number with the digits it takes to read the same number again; nothing if it is not a number.</summary>
    public void Write(float value)
    {
        if (float.IsNaN(value))
        {
            WriteMissing();
        }
        else if (options.DecimalSeparator == '.')
        {
            writer.WriteField(value);
        }
        else
        {
            WriteWithSeparator(value);
        }
    }

    /// <inheritdoc cref="Write(float)"/>
    public void Write(double value)
    {
        if (double.IsNaN(value))
        {
            WriteMissing();
        }
        else if (options.DecimalSeparator == '.')
        {
            writer.WriteField(value);
        }
        else
        {
            WriteWithSeparator(value);
        }
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Write(bool value) => writer.WriteField(value);

    /// <summary>Writes a date and time as in ISO 8601, without the fraction of a second where it is zero.</summary>
    public void Write(DateTime value) => writer.WriteField(value, value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssK" : "O");

    /// <summary>Writes a date and time with its offset as in ISO 8601.</summary>
    public void Write(DateTimeOffset value) => writer.WriteField(value, value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssK" : "O");

    /// <summary>Writes any other value that formats itself: whole numbers, spans of time.</summary>
    public void Write<T>(T value)
        where T : IUtf8SpanFormattable => writer.WriteField(value);

    /// <summary>Writes an empty field.</summary>
    public void WriteMissing() => writer.WriteField(ReadOnlySpan<byte>.Empty);

    /// <summary>Ends the row.</summary>
    /// <exception cref="NlpMlNetException">The encoding lacks a character of this row or of one shortly before.</exception>
    public void EndRow()
    {
        try
        {
            writer.EndRecord();
        }
        catch (EncoderFallbackException e)
        {
            throw Unwritable(e);
        }
    }

    /// <summary>Hands everything written to the stream.</summary>
    /// <exception cref="NlpMlNetException">The encoding lacks a character.</exception>
    public void Flush()
    {
        try
        {
            writer.Flush();
            transcoding?.Flush();
        }
        catch (EncoderFallbackException e)
        {
            throw Unwritable(e);
        }
    }

    /// <summary>Ends the encoding. Rows that <see cref="Flush"/> has not handed over are lost: disposing of CsvHelper's writer would write them, after a failure too.</summary>
    public void Dispose() => transcoding?.Dispose();

    private void WriteWithSeparator<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[64]; // no number takes more
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        text[..length].Replace((byte)'.', (byte)options.DecimalSeparator);
        writer.WriteField(text[..length]);
    }

    private void WriteProtected(ReadOnlySpan<char> text)
    {
        Span<char> safe = text.Length < 256 ? stackalloc char[text.Length + 1] : new char[text.Length + 1];
        safe[0] = Formula.Guard;
        text.CopyTo(safe[1..]);
        writer.WriteField(safe);
    }

    /// <summary>A stream that takes UTF-8 and writes the encoding of the options.</summary>
    private static Stream? Transcode(Stream stream, CsvWriteOptions options)
    {
        var encoding = (Encoding)CsvEncoding.Get(options.Encoding).Clone();
        if (encoding.CodePage == Encoding.UTF8.CodePage)
        {
            return null;
        }

        encoding.EncoderFallback = EncoderFallback.ExceptionFallback;
        return Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
    }

    private NlpMlNetException Unwritable(EncoderFallbackException e)
    {
        var character = e.CharUnknownHigh != '\0' ? new Rune(e.CharUnknownHigh, e.CharUnknownLow) : new Rune(e.CharUnknown);
        return new NlpMlNetException(
            $"One of the rows up to {Rows} holds the character '{character}' (U+{character.Value:X4}), which {options.Encoding} doesn't have: write utf-8 ({new CodeName(typeof(CsvWriteOptions), nameof(CsvWriteOptions.Encoding))}).", e);
    }
}
