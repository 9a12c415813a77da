using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Embeddings;
using NlpMlNet.Hosting;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Learns word vectors from texts: skip-gram or continuous bag of words, with negative sampling.</summary>
/// <remarks>
/// <para>Sources: Mikolov, Sutskever, Chen, Corrado and Dean 2013 (negative sampling, subsampling); Bojanowski, Grave, Joulin and Mikolov 2017
/// (character n-grams). Departures from their programs: the words of a short piece of text share their negative samples (Ji, Satish, Li and Dubey
/// 2016), and pieces are taken in random order.</para>
/// <para>The words of all texts are kept in memory as 4 bytes each while training goes on; texts are read once.</para>
/// </remarks>
public sealed class WordVectorTrainer
{
    private readonly WordVectorTrainingOptions options;

    /// <summary>Initializes a new instance of the <see cref="WordVectorTrainer"/> class.</summary>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are wrong; the message lists all of them.</exception>
    public WordVectorTrainer(WordVectorTrainingOptions? options = null)
    {
        this.options = options ?? new WordVectorTrainingOptions();
        this.options.Validate();
        Seed = this.options.Seed ?? ContextSeed.Draw();
    }

    /// <summary>Gets the seed of each training.</summary>
    /// <value>That of the options; when they have none, a random one, which repeats the training when it is given.</value>
    public int Seed { get; }

    /// <summary>Learns from texts.</summary>
    /// <param name="texts">The documents; contexts don't reach from one into the next. Read once.</param>
    /// <returns>The vectors, the most frequent word first.</returns>
    /// <exception cref="NlpMlNetException">Fewer than two words are frequent enough, the vectors grew beyond all bounds, or don't fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public WordVectors Train(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return TrainOn(corpus =>
        {
            foreach (var text in texts)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                corpus.AddText(text);
            }
        });
    }

    /// <summary>Learns from a column of data.</summary>
    /// <param name="data">The data; each row is a document. Read once.</param>
    /// <param name="columnName">A column of Text, of tokens (Vector of Text), which are taken as they are, or of ids that say which tokens they are.</param>
    /// <returns>The vectors, the most frequent word first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or has another type.</exception>
    /// <exception cref="NlpMlNetException">Fewer than two words are frequent enough, the vectors grew beyond all bounds, or don't fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public WordVectors Train(IDataView data, string columnName)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(columnName);
        var column = new TextColumn(data, columnName);
        return TrainOn(corpus => column.ReadInto(corpus, options.Cancellation));
    }

    /// <summary>Learns from text files.</summary>
    /// <param name="paths">The files; each line is a document, and one of more than a mebibyte several. Read once.</param>
    /// <param name="encoding">The files' encoding; <see langword="null"/>, the default, for UTF-8. A byte-order mark outranks it.</param>
    /// <returns>The vectors, the most frequent word first.</returns>
    /// <exception cref="NlpMlNetException">
    /// A file can't be read or holds other bytes than its encoding allows (with file and line), fewer than two words are frequent enough, the
    /// vectors grew beyond all bounds, or don't fit into memory.
    /// </exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public WordVectors TrainOnFiles(IEnumerable<string> paths, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return TrainOn(corpus =>
        {
            foreach (var path in paths)
            {
                new TextFile(path, encoding).ReadInto(corpus, options.Cancellation);
            }
        });
    }

    /// <summary>Learns from a column of data as a training of an ML.NET context: with its seed, in its log, until it is cancelled.</summary>
    internal static WordVectors Train(IHostEnvironment env, WordVectorTrainingOptions options, IDataView data, string columnName)
    {
        using var host = new HostedTraining(env, nameof(WordVectorTrainer));
        var hosted = options with { Seed = host.SeedOf(options.Seed), Host = host, Progress = new EpochLog(host, options.Progress) };
        var vectors = Cancellation.Unwrap(() => new WordVectorTrainer(hosted).Train(data, columnName));
        host.Inform(string.Create(
            CultureInfo.InvariantCulture, $"Learnt {vectors.Count} vectors of {vectors.Dimension} numbers, with seed {hosted.Seed}."));
        return vectors;
    }

    private WordVectors TrainOn(Action<CorpusBuilder> read)
    {
        var corpus = new CorpusBuilder(options.Tokens);
        read(corpus);
        return VectorTraining.Run(corpus.Build(options.MinimumCount), options, Seed);
    }
}
