using System.Buffers;
using System.Globalization;
using System.Text;
using NlpMlNet.Files;

namespace NlpMlNet.LanguageModels;

/// <summary>Writes an n-gram model as text in the ARPA format: base-10 logarithms, shortest form that gives back the same number.</summary>
/// <remarks>
/// The n-grams of an order are sorted by their contexts and then by their last words, both in the order of the ids. As in files of other
/// toolkits, the start of a line has the probability 0 where no probability is meant, and what has nothing behind it the back-off weight 0.
/// </remarks>
internal sealed class ArpaWriter
{
    // What readers of the format divide tokens at; other spaces, such as the one that doesn't break, belong to a token.
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\n\v\f\r\0");

    private readonly NgramModel model;
    private readonly TextWriter writer;
    private readonly (int Context, int Word)[][] keys;
    private readonly int[] words;

    private ArpaWriter(NgramModel model, TextWriter writer, string path)
    {
        this.model = model;
        this.writer = writer;
        keys = [.. model.Tables.Higher.Select((table, i) => table.Keys(model.Tables.CountOf(i + 1), model.Vocabulary.Count))];
        words = [.. Enumerable.Range(0, model.Vocabulary.Count).Where(id => HasText(id, path))];
    }

    /// <exception cref="NlpMlNetException">The file can't be written, or a token holds white space.</exception>
    public static void Write(NgramModel model, string path) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        new ArpaWriter(model, writer, path).Write();
    });

    private void Write()
    {
        writer.WriteLine("\\data\\");
        for (var order = 1; order <= model.Order; order++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ngram {order}={(order == 1 ? words.Length : model.Tables.CountOf(order))}"));
        }

        WriteUnigrams();
        var ranks = Enumerable.Range(0, model.Vocabulary.Count).ToArray();
        for (var order = 2; order <= model.Order; order++)
        {
            ranks = WriteOrder(order, ranks);
        }

        writer.WriteLine("\n\\end\\");
    }

    private void WriteUnigrams()
    {
        writer.WriteLine("\n\\1-grams:");
        var values = model.Tables.Unigrams.Values;
        foreach (var word in words)
        {
            WriteNumber(float.IsNegativeInfinity(values[2 * word]) ? 0 : values[2 * word]);
            writer.Write('\t');
            writer.Write(model.Vocabulary.TokenAt(word));
            WriteBackoff(model.Order > 1, values[(2 * word) + 1]);
        }
    }

    /// <summary>Writes the n-grams of an order.</summary>
    /// <param name="order">The order, above 1.</param>
    /// <param name="contextRanks">The place of each n-gram of the order below among those written.</param>
    /// <returns>The same of this order.</returns>
    private int[] WriteOrder(int order, int[] contextRanks)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n\\{order}-grams:"));
        var own = keys[order - 2];
        var sorted = Enumerable.Range(0, own.Length).ToArray();
        Array.Sort(own.Select(key => ((ulong)contextRanks[key.Context] << 32) | (uint)key.Word).ToArray(), sorted);
        var ranks = new int[own.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            ranks[sorted[i]] = i;
            WriteNgram(order, sorted[i]);
        }

        return ranks;
    }

    private void WriteNgram(int order, int number)
    {
        var table = model.Tables.Higher[order - 2];
        var view = table.View();
        WriteNumber(view.ProbabilityOf(number));
        writer.Write('\t');
        WriteWords(order, number);
        WriteBackoff(table.Layout.HasBackoff, table.Layout.HasBackoff ? view.BackoffOf(number) : 0);
    }

    private void WriteWords(int order, int number)
    {
        var word = number;
        if (order > 1)
        {
            (var context, word) = keys[order - 2][number];
            WriteWords(order - 1, context);
            writer.Write(' ');
        }

        writer.Write(model.Vocabulary.TokenAt(word));
    }

    private void WriteBackoff(bool hasBackoff, float backoff)
    {
        if (hasBackoff)
        {
            writer.Write('\t');
            WriteNumber(backoff);
        }

        writer.Write('\n');
    }

    private void WriteNumber(float number)
    {
        Span<char> text = stackalloc char[32];
        number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        writer.Write(text[..length]);
    }

    private bool HasText(int id, string path)
    {
        var token = model.Vocabulary.TokenAt(id);
        return token.AsSpan().ContainsAny(Separators)
            ? throw new NlpMlNetException($"{path} can't be written: the token '{token}' holds white space, which separates tokens in the ARPA format. Write the model in another format.")
            : token.Length > 0;
    }
}
